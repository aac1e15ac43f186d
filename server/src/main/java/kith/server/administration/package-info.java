/**
 * Keeping the directory: people, their roles, teams and duties. An administrator runs the system and reads no case. May touch
 * the gate, the directory, how people prove who they are, the packs' roles, what a leaver holds and the shell.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "directory", "identity", "record", "problem", "identifier", "wording", "work", "web", "web::component"})
package kith.server.administration;
