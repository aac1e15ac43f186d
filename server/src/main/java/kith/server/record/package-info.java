/**
 * Append, read, replay: the event table, the one way of a write, the one way of a read, the projections' upkeep and their
 * rebuilding. May touch the gate, the directory, people and the ledger's leaves,
 * and for its pages the shell.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "directory", "identifier", "problem", "projection", "ledger", "people", "web", "web::component", "wording"})
package kith.server.record;
