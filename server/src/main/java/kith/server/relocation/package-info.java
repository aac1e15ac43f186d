/**
 * Protected moves: which records stand still or are flagged for the single point of contact, which file of a move each belongs to (sealed), and that
 * somebody looked for a child whose record stands still. What is recorded of a move stands on its file, which is a record; how a record comes to stand
 * still, the pack says. May touch the gate, the record, people and the directory.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "record", "people", "directory", "identifier", "problem", "web", "web::component", "wording"})
package kith.server.relocation;
