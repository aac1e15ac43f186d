/**
 * The append-only log behind Kith's record: leaves, the Merkle tree over them (RFC 6962), signed heads, the file in which a history
 * is exported, and the verifier that reads it without Kith. It may touch the JDK and nothing else, so that a partner or a court's
 * expert can read all of it and run it alone. Only {@link kith.ledger.SigningKey} and the two commands touch files.
 */
package kith.ledger;
