/**
 * Where a record stands: one pure function from history, packs and directory to episodes, obligations, offered steps and
 * statuses, each with its causes. May touch history, calendar, condition and pack; no clock, no storage, no framework.
 */
package kith.procedures.position;
