/**
 * A second, deliberately slow way of working out what is owed, against which the first is held. It knows packs and histories as
 * data and shares no code with what works out positions, conditions or dates ({@code ReferenceTest} forbids it): times pass minute by
 * minute, days one by one, and everything is looked for from the beginning. It tells only of histories of which every moment is known.
 */
package kith.procedures.reference;
