/**
 * A PostgreSQL server that Kith starts and keeps itself: real server binaries, one data folder, durable settings, a
 * generated password. For trying Kith out, developing and testing; a partnership in earnest points Kith at a server of
 * its own. This package may touch processes and the files of its data folder. It knows nothing of records, packs or
 * the web, and needs nothing of Kith.
 */
package kith.postgres;
