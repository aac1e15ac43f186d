/**
 * Who the records are about: names, birth, addresses, siblings, read from the histories into an index for finding. May touch
 * the gate and the projections' interface.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "projection"})
package kith.server.people;
