/**
 * How the parts of a pack are said to people: occasions, lengths of time, kinds of answer, sources. Shared by the manual and
 * by the comparison of two packs, so that both say the same thing in the same words. May touch calendar, condition and pack.
 */
package kith.procedures.words;
