/**
 * The programming interface {@code /api/v1}: JSON written by hand from what has passed the gate, steps recorded by the same
 * rules as on pages, and the document that describes it. May touch the gate, the record, people, the directory, work,
 * problems, and the shell's errors.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "record", "steps", "people", "directory", "work", "problem", "web"})
package kith.server.api;
