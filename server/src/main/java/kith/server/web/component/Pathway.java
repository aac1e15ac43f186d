package kith.server.web.component;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where a record stands, as a line with stations, and what runs alongside it.
 *
 * @param main the stations in their order, from one to twelve
 * @param branches what runs alongside, at most three
 */
public record Pathway(List<Station> main, List<Branch> branches) {

    private static final int MOST_STATIONS = 12;
    private static final int MOST_LYING = 8;
    private static final int LEAST_COLUMNS = 3;
    private static final int LEAST_COLUMNS_DONE = 2;
    private static final int MOST_BRANCHES = 3;

    /** @throws IllegalArgumentException when there are too many stations or branches, or a branch leaves the line */
    public Pathway {
        main = List.copyOf(main);
        branches = List.copyOf(branches);
        if (main.isEmpty() || main.size() > MOST_STATIONS) {
            throw new IllegalArgumentException("A pathway has one to twelve stations");
        }
        if (branches.size() > MOST_BRANCHES) {
            throw new IllegalArgumentException("A pathway has at most three branches");
        }
        int stations = main.size();
        if (branches.stream().anyMatch(branch -> branch.after() < 0 || branch.after() >= stations)) {
            throw new IllegalArgumentException("A branch leaves after one of the pathway's stations");
        }
    }

    public static Pathway of(Station... main) {
        return new Pathway(List.of(main), List.of());
    }

    public Pathway alongside(Branch... some) {
        return new Pathway(main, List.of(some));
    }

    /** Whether it may lie on a wide page; with more stations than this it stands upright on every page. */
    public boolean lies() {
        return main.size() <= MOST_LYING;
    }

    /** Whether the line is travelled as far as the station at this index. */
    public boolean reached(int index) {
        return main.get(index).progress() != Progress.COMING;
    }

    /**
     * The branches that are told after the station at this index, each with its lane below the line: where they leave the
     * line, but what is to come never before "you are here".
     */
    public List<Lane> lanesAfter(int index) {
        return IntStream.range(0, branches.size())
                .filter(lane -> toldAfter(branches.get(lane)) == index)
                .mapToObj(lane -> new Lane(branches.get(lane), lane + 1, columns(branches.get(lane))))
                .toList();
    }

    private int toldAfter(Branch branch) {
        return branch.station().isComing() ? Math.max(branch.after(), here().orElse(0)) : branch.after();
    }

    private OptionalInt here() {
        return IntStream.range(0, main.size()).filter(index -> main.get(index).isHere()).findFirst();
    }

    /**
     * A branch that is under way reaches at least as far as "you are here"; a finished one ends beside the next
     * station. Both have at least the room that their words need.
     */
    private int columns(Branch branch) {
        int room = main.size() - branch.after();
        if (branch.station().isDone()) {
            return Math.min(room, LEAST_COLUMNS_DONE);
        }
        int here = here().orElse(main.size() - 1);
        return Math.min(room, Math.max(here - branch.after() + 1, LEAST_COLUMNS));
    }

    /** Whether a station lies behind, is where the record stands, or is still to come. */
    public enum Progress {
        DONE("done"),
        HERE("here"),
        COMING("coming");

        private final String word;

        Progress(String word) {
            this.word = word;
        }

        /** The last part of a class name: {@code done}. */
        public String word() {
            return word;
        }
    }

    /**
     * One station of the line.
     *
     * @param name what it is: "Strategy discussion"
     * @param progress behind, here or to come
     * @param urgency late or soon; {@code LATER} for neither
     * @param when when it was or by when it must be: "12 January 2027", "by 17 March 2027"; null when unknown
     * @param note what is to be said about its time, in words: "1 day late"; null for nothing
     * @param href where it is shown, or null
     */
    public record Station(String name, Progress progress, Urgency urgency, String when, String note, String href) {

        public static Station done(String name, String when) {
            return new Station(name, Progress.DONE, Urgency.LATER, when, null, null);
        }

        public static Station doneLate(String name, String when, String howLate) {
            return new Station(name, Progress.DONE, Urgency.LATE, when, howLate, null);
        }

        public static Station here(String name, String when) {
            return new Station(name, Progress.HERE, Urgency.LATER, when, null, null);
        }

        public static Station hereLate(String name, String when, String howLate) {
            return new Station(name, Progress.HERE, Urgency.LATE, when, howLate, null);
        }

        public static Station coming(String name, String when) {
            return new Station(name, Progress.COMING, Urgency.LATER, when, null, null);
        }

        public static Station soon(String name, String when, String howSoon) {
            return new Station(name, Progress.COMING, Urgency.SOON, when, howSoon, null);
        }

        public static Station late(String name, String when, String howLate) {
            return new Station(name, Progress.COMING, Urgency.LATE, when, howLate, null);
        }

        public boolean isDone() {
            return progress == Progress.DONE;
        }

        public boolean isHere() {
            return progress == Progress.HERE;
        }

        public boolean isComing() {
            return progress == Progress.COMING;
        }

        /** Classes of its ring, which shows in shape and colour what the words beside it say. */
        public String markClasses() {
            String ring = "kith-station__mark--" + progress.word();
            return urgency == Urgency.LATER ? ring : ring + " kith-station__mark--" + urgency.word();
        }

        /** How it stands, for who does not see the ring. */
        public String spoken() {
            return switch (progress) {
                case DONE -> "done";
                case HERE -> "you are here";
                case COMING -> urgency == Urgency.LATE ? "not done" : "to come";
            };
        }

        public Station withNote(String words) {
            return new Station(name, progress, urgency, when, words, href);
        }

        public Station at(String link) {
            return new Station(name, progress, urgency, when, note, link);
        }
    }

    /**
     * What runs alongside the line.
     *
     * @param after index of the station after which it leaves the line
     * @param station what it is and how it stands
     */
    public record Branch(int after, Station station) {}

    /**
     * A branch with its place in the drawing.
     *
     * @param branch what runs alongside
     * @param lane its place below the line, from 1
     * @param columns how many stations it reaches across
     */
    public record Lane(Branch branch, int lane, int columns) {}
}
