/**
 * Who belongs to the partnership: authorities, agencies, teams, professionals, the roles they hold, the teams on duty for
 * each role, and the accounts with which they sign in. May touch the gate's viewer, identifiers and problems.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "identifier", "problem"})
package kith.server.directory;
