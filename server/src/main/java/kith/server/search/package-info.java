/**
 * Finding people and what was written about them: what each event says, kept as words by how far it reaches, and the search
 * in it, which reads nothing that the viewer may not. May touch the gate, the record, the directory, identifiers and the
 * projections' interface.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"relocation", "gate", "record", "people", "directory", "projection", "problem", "identifier", "web", "web::component", "wording"})
package kith.server.search;
