/**
 * What an empty store is given on the first start: a demo partnership with a few families whose stories lie as data in
 * {@code resources/demo} and a year of invented ones beside them, or the least directory with which a partnership can begin. Everything is written by the same way as
 * anybody's: through the gate, the form's reading and the record; the year arrives as a history of another system would. May touch those and the directory; nothing touches it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"directory", "gate", "identifier", "people", "record"})
package kith.server.demo;
