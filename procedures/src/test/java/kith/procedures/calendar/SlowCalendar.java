package kith.procedures.calendar;

import java.util.Set;

/**
 * Counting on fingers: a second, deliberately slow opinion that shares nothing with the calendar that it checks. No date
 * library, no time-zone data, no bank-holiday library: a wall calendar turned day by day, a wall clock ticked minute by minute.
 * Its bank holidays are those published on gov.uk for England and Wales.
 */
final class SlowCalendar {
    private static final int[] MONTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static final Set<String> BANK_HOLIDAYS = Set.of(
            "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26",
            "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
            "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
            "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26");

    /** A leaf of the wall calendar. 1 January 2025 was a Wednesday (day 3 of the week). */
    static final class Leaf {
        int year = 2025;
        int month = 1;
        int day = 1;
        int weekday = 3;

        static Leaf of(int year, int month, int day) {
            Leaf leaf = new Leaf();
            while (leaf.year != year || leaf.month != month || leaf.day != day) {
                leaf.turn();
            }
            return leaf;
        }

        static Leaf of(String iso) {
            return of(Integer.parseInt(iso.substring(0, 4)), Integer.parseInt(iso.substring(5, 7)), Integer.parseInt(iso.substring(8, 10)));
        }

        void turn() {
            weekday = weekday == 7 ? 1 : weekday + 1;
            if (day < lengthOf(year, month)) {
                day++;
            } else if (month < 12) {
                month++;
                day = 1;
            } else {
                year++;
                month = 1;
                day = 1;
            }
        }

        boolean isWorkingDay() {
            return weekday < 6 && !BANK_HOLIDAYS.contains(toString());
        }

        /** The clocks change in London at 01:00 Greenwich time on the last Sundays of March and October. */
        boolean isLastSundayOf(int changing) {
            return month == changing && weekday == 7 && day + 7 > lengthOf(year, month);
        }

        @Override
        public String toString() {
            return "%04d-%02d-%02d".formatted(year, month, day);
        }
    }

    private SlowCalendar() {}

    static String afterDays(String start, int days) {
        Leaf leaf = Leaf.of(start);
        for (int i = 0; i < days; i++) {
            leaf.turn();
        }
        return leaf.toString();
    }

    static String afterWorkingDays(String start, int days) {
        Leaf leaf = Leaf.of(start);
        int counted = 0;
        while (counted < days) {
            leaf.turn();
            counted += leaf.isWorkingDay() ? 1 : 0;
        }
        return leaf.toString();
    }

    /** The latest day from which so many working days, counting that day as the first, are there before the anchor. */
    static String workingDaysBefore(String anchor, int days) {
        String found = "";
        for (Leaf leaf = Leaf.of(2025, 1, 1); !leaf.toString().equals(anchor); leaf.turn()) {
            if (leaf.isWorkingDay() && workingDaysUntil(leaf.toString(), anchor) == days) {
                found = leaf.toString();
            }
        }
        return found;
    }

    private static int workingDaysUntil(String first, String anchor) {
        int days = 0;
        for (Leaf leaf = Leaf.of(first); !leaf.toString().equals(anchor); leaf.turn()) {
            days += leaf.isWorkingDay() ? 1 : 0;
        }
        return days;
    }

    static String afterMonths(String start, int months) {
        Leaf from = Leaf.of(start);
        int year = from.year;
        int month = from.month;
        for (int i = 0; i < months; i++) {
            month++;
            if (month == 13) {
                month = 1;
                year++;
            }
        }
        return "%04d-%02d-%02d".formatted(year, month, Math.min(from.day, lengthOf(year, month)));
    }

    /**
     * What a clock on a wall in London shows when so many hours have passed since it showed the start, and whether it is set
     * to summer time by then.
     *
     * @param start such as {@code 2027-03-28T00:30}
     * @param summer whether the clock was set to summer time at the start
     */
    static String afterHours(String start, boolean summer, int hours) {
        Leaf leaf = Leaf.of(start.substring(0, 10));
        int minute = Integer.parseInt(start.substring(11, 13)) * 60 + Integer.parseInt(start.substring(14, 16));
        boolean set = summer;
        for (int passed = 0; passed < hours * 60; passed++) {
            minute++;
            if (minute == 24 * 60) {
                minute = 0;
                leaf.turn();
            }
            if (!set && leaf.isLastSundayOf(3) && minute == 60) {
                set = true;
                minute = 120;
            } else if (set && leaf.isLastSundayOf(10) && minute == 120) {
                set = false;
                minute = 60;
            }
        }
        return "%sT%02d:%02d%s".formatted(leaf, minute / 60, minute % 60, set ? "+01:00" : "Z");
    }

    private static int lengthOf(int year, int month) {
        return month == 2 && year % 4 == 0 ? 29 : MONTHS[month - 1];
    }
}
