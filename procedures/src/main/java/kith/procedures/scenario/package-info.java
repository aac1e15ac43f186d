/**
 * The scenarios of packs: timelines with what they must come to, read with every problem located, held to a pack, and held to
 * packs that lack one thing or have another figure, which some scenario has to notice ({@code kith pack mutate}). May touch
 * pack, position, form and evaluate, and reads files under the folder of packs.
 */
package kith.procedures.scenario;
