/** The page of handovers. */
package kith.server.handover.web;
