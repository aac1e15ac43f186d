/**
 * The front door: taking a contact, telling whether the child is known, and the queue of what waits for a decision. May touch
 * the gate, the record, people, steps and work.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "record", "people", "steps", "work", "directory", "problem", "identifier", "web", "web::component", "wording"})
package kith.server.frontdoor;
