/**
 * What people do with Kith from the browser to the ledger, in a real Chromium against the whole application. May touch
 * the application's main class and the embedded PostgreSQL to start them, and nothing else of Kith: whatever a journey
 * knows, it has read on a page.
 */
package kith.journeys;
