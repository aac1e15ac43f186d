/**
 * Conditions over answers: parsed and type-checked by CEL, turned into Kith's own sealed {@code Condition}, which gives
 * yes, no or unanswered, lists the answers it read, and says itself in English. May touch history, and CEL in one class.
 */
package kith.procedures.condition;
