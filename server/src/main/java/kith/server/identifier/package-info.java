/**
 * Random, opaque identifiers and the references that people read out. Nothing can be guessed from one: not how many there
 * are, not which came first. May touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package kith.server.identifier;
