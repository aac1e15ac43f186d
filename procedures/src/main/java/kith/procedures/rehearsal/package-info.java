/**
 * What another version of a pack would make of the cases there are: which obligations would be asked anew, asked no longer, or
 * be due at another time. Pure: histories come in, words go out. Where histories come from is the caller's business.
 */
package kith.procedures.rehearsal;
