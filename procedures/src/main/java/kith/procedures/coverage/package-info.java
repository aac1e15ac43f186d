/**
 * The command {@code kith pack coverage}: which requirements of a catalogue the packs carry out, which they only claim to, and
 * which they do not touch. A claim is proven where scenarios notice that what makes it is taken away. May touch pack, scenario
 * and evaluate, and reads files: the catalogue, and those under the folder of packs.
 */
package kith.procedures.coverage;
