/** The page of the single point of contact. May touch what its room may. */
package kith.server.relocation.web;
