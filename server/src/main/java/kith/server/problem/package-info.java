/**
 * What is wrong, where, and what to do: one {@link kith.server.problem.Problem} for pages, the API and the command line.
 * May touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package kith.server.problem;
