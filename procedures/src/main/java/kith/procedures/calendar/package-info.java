/**
 * How a period counts: elapsed hours, days, working days, weeks, months, in Europe/London with England's bank holidays. A
 * {@link kith.procedures.calendar.Term} is a length with its way of counting; applied to a start it gives a
 * {@link kith.procedures.calendar.Due}. Pure; may touch the JDK and the bank-holiday library.
 */
package kith.procedures.calendar;
