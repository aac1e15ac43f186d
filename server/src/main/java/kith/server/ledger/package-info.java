/**
 * The Merkle log on PostgreSQL: a leaf commits with its event, a sequencer adds leaves in batches to the authority's tree,
 * heads are signed with a key kept outside the database. May touch the ledger library and problems.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"problem"})
package kith.server.ledger;
