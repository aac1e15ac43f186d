/**
 * Filling in a step's form: what somebody typed, as they typed it, read into answers or into problems that say what is
 * wrong, where, and what to do, all at once; and what a form may look back to. Pure; may touch history, condition and pack.
 */
package kith.procedures.form;
