/**
 * The leak sentinel: keyed fingerprints of what is protected on records (addresses, postcodes, telephones, e-mail addresses, schools, surgeries, names), and
 * the search for them in what is about to be recorded where others read it, or to leave to somebody who may not know it. The values themselves are
 * kept nowhere else than in the history. May touch the gate, the record, people, the directory, the projections' interface, problems and identifiers.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "record", "people", "directory", "projection", "problem", "identifier", "web", "web::component", "wording"})
package kith.server.sentinel;
