/**
 * Keeping the directory: people, their roles, teams and duties. An administrator runs the system and reads no case. May touch
 * the gate, the directory, the packs' roles and the shell.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "directory", "record", "problem", "identifier", "web", "web::component"})
package kith.server.administration;
