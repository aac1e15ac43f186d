/**
 * Benchmarks of Kith beside what a user would pick instead, run by hand with {@code bench/run} and never by tests. May touch
 * everything that the server makes public, and starts servers and databases of its own; nothing touches it.
 */
package kith.bench;
