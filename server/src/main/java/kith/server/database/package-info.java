/**
 * Where the PostgreSQL is: an external one if {@code KITH_DB_URL} names it, else the embedded one in the data folder,
 * started with Kith and stopped after it; the same for commands that look in from outside. May touch problems and the postgres library.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"problem"})
package kith.server.database;
