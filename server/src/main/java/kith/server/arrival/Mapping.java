package kith.server.arrival;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What becomes of each table and column of an old system: data, read from a text that a practitioner can read too.
 *
 * @param id such as {@code standard_safeguarding_dataset}
 * @param codes lists by name: a value of the old system in small letters, and the option that it means
 * @param running by name: what may still be going on for a person
 * @param tables by name, in the order in which their rows are carried where they are of one day
 * @param notAsked steps of which the old system says nothing: what they were owed for before the arrival is excused, with that reason
 */
record Mapping(
        String id,
        String edition,
        Map<String, Map<String, String>> codes,
        Map<String, Running> running,
        SequencedMap<String, Table> tables,
        List<Located<String>> notAsked) {

    /** A word of the mapping with its line, so that what is wrong with it can be said at its place. */
    record Located<T>(T value, int line) {}

    /**
     * Something with a beginning and an end: a plan, a period of care. It runs where one of its rows has no end.
     *
     * @param id the column that tells one from another
     * @param shownBy another table, whose rows come along as steps while it runs: it runs on here for as long as no step has ended it
     * @param procedure of which an episode has to be open here for as long as it runs; where none is, it is said
     */
    record Running(String table, String id, String from, String until, Optional<String> shownBy, Optional<String> procedure) {}

    /**
     * @param name what one row is, for people: "Child protection plan"
     * @param kind what is done with its rows
     * @param key the column that tells its rows apart; empty where none does
     * @param person where to find whose row it is
     * @param date the column whose date the row has where it is kept in words
     * @param parts what Kith itself has to know of the table, by its own names: where the given name stands, where the file
     * @param unique columns that together are of one person only
     * @param columns what each column is called
     * @param left columns that do not come along, with the reason
     * @param ways the first that applies to a row says which steps it becomes; where none does, it is kept in words
     */
    record Table(
            String name,
            Kind kind,
            Optional<String> key,
            Optional<Whose> person,
            Optional<String> date,
            Map<String, String> parts,
            List<String> unique,
            SequencedMap<String, Column> columns,
            Map<String, String> left,
            List<Way> ways,
            int line) {
        /** The column that plays the part, or one that no table has. */
        String part(String part) {
            return parts.getOrDefault(part, "");
        }
    }

    /** The one table of that kind, by its name. */
    Optional<String> tableOf(Kind kind) {
        return tables.entrySet().stream().filter(table -> table.getValue().kind() == kind).map(Map.Entry::getKey).findFirst();
    }

    enum Kind {
        /** The people themselves. */
        PERSON,
        /** Where they live. */
        ADDRESS,
        /** Rows about one person. */
        ROWS,
        /** Somebody who works with them, from a day to a day. */
        INVOLVEMENT,
        /** What brothers and sisters have in common. */
        FAMILY,
        /** A mother and her child. */
        MOTHER,
        /** A file of the folder. */
        DOCUMENT,
        /** Which of the workers has which account here. */
        WORKERS,
        /** Names of workers and teams, used where rows mention them. */
        NAMES,
        /** Nothing of it comes along. */
        LEFT
    }

    /** @param through {@code table.column} in which the value of {@code by} stands for a row of that person; empty where it is the person's own number */
    record Whose(String by, Optional<String> through) {}

    /** @param of the table of names whose key it holds */
    record Column(String name, Optional<String> of) {}

    /** It applies to a row for ever, once it has: what came along as a step goes on as steps. */
    record Way(When when, List<Step> steps) {}

    /**
     * What must be so of a row; all of it.
     *
     * @param is columns and the values, in small letters, of which they hold one; {@code column.KEY} looks into a column of JSON
     * @param within by the name of what must be running: the column that says which; empty for any that had begun
     * @param nothingRuns names of what must not be running for the person
     * @param noneIn columns of other tables of which no row of the person may hold this row's key
     * @param came what an earlier arrival must have brought
     */
    record When(
            Set<String> blank, Set<String> filled, Map<String, Set<String>> is, Map<String, String> within, Set<String> nothingRuns, List<NoneIn> noneIn,
            Optional<Came> came) {}

    /** The step that the row of another table became, the one whose key is the value of {@code by}. */
    record Came(String table, String by, String step) {}

    /** @param with only rows in which this column is filled; empty for any */
    record NoneIn(String table, String column, String with) {}

    /**
     * @param on the column that says when it happened; empty where the old system does not say
     * @param onlyIf recorded only where this column is filled
     * @param approved the column that says when it was approved
     */
    record Step(
            Located<String> step,
            Optional<String> on,
            Optional<String> onlyIf,
            Optional<String> approved,
            SequencedMap<String, Located<Said>> answers) {}

    /** Where an answer comes from. */
    sealed interface Said {
        /** What every such row says by being there. */
        record Is(String value) implements Said {}

        /** @param codes the list that says which option a value means, or that it means none; empty where the option's census code or its own name does */
        record From(String column, Optional<String> codes) implements Said {}

        /** What a row of another table says, the one whose key is the value of {@code by}. */
        record Looked(String table, String column, String by) implements Said {}

        /** Whether it is the first such row of what runs, or a later one. */
        record Nth(String first, String later) implements Said {}

        /** The first of them that says anything. */
        record Any(List<Said> said) implements Said {
            public Any {
                said = List.copyOf(said);
            }
        }
    }
}
