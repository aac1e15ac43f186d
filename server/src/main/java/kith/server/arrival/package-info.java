/**
 * Bringing an old system along: its tables are read from a folder, planned by a mapping that is data, rehearsed, and recorded as events with their
 * own dates. Planning is pure; {@code Importing} writes by the record's way for what arrives whole. May touch the gate, the directory, the record and
 * who it is about; nothing touches it but the command line.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database", "directory", "gate", "identifier", "people", "problem", "record"})
package kith.server.arrival;
