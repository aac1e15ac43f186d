/**
 * What is worked out from a record's history and kept in tables for reading: each room that keeps such a table describes it
 * as a {@link kith.server.projection.Projection}. May touch procedures only.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package kith.server.projection;
