/**
 * The shell: sign-in, who is looking, security headers, rendering of pages from what has passed the gate, errors for
 * people. Each room's own pages live in its {@code web} package. May touch the gate, the directory, how people prove who they are, and problems.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"gate", "directory", "identity", "problem", "identifier"})
package kith.server.web;
