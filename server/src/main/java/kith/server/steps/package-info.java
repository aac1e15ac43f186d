/**
 * Recording a step of a procedure: drafts that lose nothing, the form read against the step, the siblings it also concerns,
 * and the events that come of it. May touch the gate, the record, people, the directory, the sentinel, problems and identifiers.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "record", "people", "directory", "problem", "identifier", "sentinel", "web", "web::component", "wording"})
package kith.server.steps;
