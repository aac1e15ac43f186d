/** The command line of the procedures: one switch, each command in a package of its own. May touch every package here. */
package kith.procedures;
