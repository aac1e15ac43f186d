/**
 * Opening a record that is not one's to see, because a child's safety cannot wait: the reason first, by exact name and date of birth, for some hours,
 * as a step of a procedure that others then look at. May touch the gate, the record, people and how forms are shown; who may, and for how long, the
 * pack says.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "record", "people", "identifier", "problem", "web", "web::component", "wording"})
package kith.server.emergency;
