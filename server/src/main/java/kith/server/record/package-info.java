/**
 * Append, read, replay: the event table, the one way of a write, the one way of a read, the projections' upkeep and their
 * rebuilding. Also the rehearsal of a new version of a pack on the records there are. May touch the gate, the directory, people and the ledger's leaves,
 * for its pages the shell, and for its command the database's store.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database", "gate", "directory", "identifier", "problem", "projection", "ledger", "people", "web", "web::component", "wording"})
package kith.server.record;
