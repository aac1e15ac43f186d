/**
 * Who belongs to the partnership: authorities, agencies, teams, professionals, the roles they hold, the teams on duty for
 * each role, who is away and who covers, who is on duty in a team, and the accounts with which they sign in. May touch the gate's viewer, identifiers,
 * problems and the words for days.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "identifier", "problem", "wording"})
package kith.server.directory;
