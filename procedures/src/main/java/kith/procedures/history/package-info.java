/**
 * The record as a history: immutable events, when they happened, when they were recorded, by whom, with which answers, and what of
 * it stands once corrections and withdrawals are taken in.
 * Nothing here judges or stores: what follows from a history is worked out in {@code position}, and how it is kept is the
 * server's business. May touch nothing but the JDK.
 */
package kith.procedures.history;
