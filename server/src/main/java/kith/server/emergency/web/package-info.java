/** The page on which somebody opens a record in an emergency. May touch what its room may. */
package kith.server.emergency.web;
