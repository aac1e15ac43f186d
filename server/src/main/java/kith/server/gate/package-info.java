/**
 * Who may see and do what: one pure, deny-by-default decision, the only place where a {@link kith.server.gate.Permit} is
 * made, the relation table that SQL joins, and the audit of reads and refusals. Every way out of the system is an
 * {@link kith.server.gate.Outlet}. Who manages a worker, and so reads the worker's own file, is no row of that table: the viewer comes with it, read
 * from the directory anew for each request. May touch the projections' interface, identifiers and problems.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"identifier", "problem", "projection"})
package kith.server.gate;
