/**
 * Who is away and who covers, and who is on duty in a team on which day. May touch the gate, the directory that keeps both, the packs' roles, the
 * calendar's working days, the words for days and the shell.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "directory", "record", "problem", "web", "web::component", "wording"})
package kith.server.rota;
