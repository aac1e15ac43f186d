/**
 * The Merkle log on PostgreSQL: a leaf commits with its event, a sequencer adds leaves in batches to the authority's tree,
 * heads are signed with a key kept outside the database, and the history is exported and verified. What events say comes from
 * whoever carries out {@link kith.server.ledger.Contents}. May touch the ledger library, problems and, for its commands, the
 * database's store.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"problem", "database"})
package kith.server.ledger;
