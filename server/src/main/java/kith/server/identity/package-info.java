/**
 * How people prove who they are, beside their password: one-time codes and what stands in for them, keys for programs, and the sessions
 * that all of it opens. Knows nothing of any record. May touch problems and identifiers.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"problem", "identifier"})
package kith.server.identity;
