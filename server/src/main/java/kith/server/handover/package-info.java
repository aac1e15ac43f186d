/**
 * What is handed over out of hours and what comes back: the tables of handovers and of what was done while they held, and the page on which
 * both are read. That they are recorded, who answers for them and who may therefore see the record follows from the pack. May touch the gate,
 * the record, people, the directory, work and the projections' interface.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "record", "people", "directory", "projection", "web", "web::component", "wording", "work"})
package kith.server.handover;
