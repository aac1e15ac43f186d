/**
 * The command {@code kith evaluate}: a timeline written by hand, read with every problem located, and its position printed.
 * For people who write procedures, and for anyone who asks "what would have had to happen?". Scenarios read their files with
 * what is public here. May touch every package of the procedures below it; touches files only to read the timeline.
 */
package kith.procedures.evaluate;
