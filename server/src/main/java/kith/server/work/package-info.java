/**
 * Obligations as people's work: what is open, who holds it, approvals, allocation, reasons. Keeps the tables of episodes,
 * obligations and statuses. May touch the gate, the record, the directory, people, the sentinel and the projections' interface.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "record", "directory", "people", "projection", "problem", "identifier", "sentinel", "steps", "web", "web::component", "wording"})
package kith.server.work;
