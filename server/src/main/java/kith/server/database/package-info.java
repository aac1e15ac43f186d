/**
 * Where the PostgreSQL is: an external one if {@code KITH_DB_URL} names it, else the embedded one in the data folder,
 * started with Kith and stopped after it. May touch the postgres library.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package kith.server.database;
