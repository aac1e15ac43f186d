/**
 * What a change to a pack changes for people: two packs compared part by part and the difference said in words. Knows the
 * packs as they are read, not the files they are written in. May touch calendar, condition, pack, position (for
 * dates) and words; touches files only
 * to load what the command {@code kith pack diff} names.
 */
package kith.procedures.diff;
