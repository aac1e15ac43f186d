/**
 * {@code kith working-days}: adds working-day limits to a list of dates, for whoever checks a spreadsheet against the law. Reads
 * the calendar; knows nothing of packs.
 */
package kith.procedures.workingdays;
