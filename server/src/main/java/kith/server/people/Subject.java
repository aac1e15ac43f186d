package kith.server.people;

/** Whom a record is about. */
public sealed interface Subject permits Child, Subject.Partnership, Subject.Worker, Subject.Relocation {

    /** As lists and headings name it. */
    String name();

    /** As a form names it where several are asked about. */
    String shortName();

    /** The partnership itself, of which an authority has one. */
    record Partnership() implements Subject {
        @Override
        public String name() {
            return "The partnership";
        }

        @Override
        public String shortName() {
            return name();
        }
    }

    /** The protected move of a family: nothing of it is in its name. */
    record Relocation() implements Subject {
        @Override
        public String name() {
            return "Protected move";
        }

        @Override
        public String shortName() {
            return name();
        }
    }

    /** Somebody who works with children, of whom it is the own file. */
    record Worker(String professional, String name) implements Subject {
        @Override
        public String shortName() {
            return name;
        }
    }
}
