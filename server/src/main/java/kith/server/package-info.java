/** The application: its start and what every part of it shares, the clock. Rooms are the packages below. */
package kith.server;
