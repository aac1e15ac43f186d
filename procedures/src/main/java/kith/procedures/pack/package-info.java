/**
 * The pack language: what a partnership's procedures say, as typed values. Read from YAML by the loader, which reports
 * every problem with its file, line, column and remedy, merges a local pack over the pack that it extends, and compiles
 * conditions against the declared forms. May touch history, calendar and condition.
 */
package kith.procedures.pack;
