/**
 * The scenarios of the shipped packs, run and held to what they must come to, and the proof that they would notice if a figure
 * of a pack were another. Reads {@code packs/}, and touches nothing else.
 */
package kith.procedures.scenarios;
