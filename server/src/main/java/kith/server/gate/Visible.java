package kith.server.gate;

import java.util.Map;

/** The gate's reading rule as SQL, joined by every query that lists records: nothing is filtered after it was fetched. */
public final class Visible {
    /** What was only opened for a time is not looked through as a whole: what is protected in it may not be found. */
    private static final String WHOLE =
            "bool_or(%1$srelation in ('PARTNER', 'OWN', 'MANAGES') or %1$srelation not in ('INVITED', 'OPENED', 'FROZEN', 'BARRED') and %2$s)";

    /** Nothing is read of what stands still, or from what one is barred. */
    private static final String READ = "bool_or(relation <> 'FROZEN') and bool_and(relation <> 'BARRED')";

    private Visible() {}

    /**
     * A predicate that holds for the records which the viewer may know of: those that they may read, and those that stand still, of which they
     * learn who the child is and whom to ring.
     *
     * @param alias the alias of a table with columns authority and record; two parameters follow, in this order:
     *     {@link #grantees} and {@link #reads}
     */
    public static String sql(String alias) {
        return " exists (select 1 from relation visible where visible.authority = " + alias + ".authority and visible.record = "
                + alias + ".record and visible.grantee = any (?) and ? having count(*) > 0 and bool_and(visible.relation <> 'BARRED')) ";
    }

    /** The same without those that stand still: a predicate that holds for the records which the viewer may read. */
    public static String readSql(String alias) {
        return " exists (select 1 from relation visible where visible.authority = " + alias + ".authority and visible.record = "
                + alias + ".record and visible.grantee = any (?) and ? having " + READ + ") ";
    }

    /**
     * A predicate that holds where the viewer sees the whole record, and with it why something is owed; the same parameters
     * follow, the second being {@link #seesWhole}.
     */
    public static String wholeSql(String alias) {
        return " exists (select 1 from relation whole where whole.authority = " + alias + ".authority and whole.record = " + alias
                + ".record and whole.grantee = any (?) having " + WHOLE.formatted("whole.", "?") + " and bool_and(whole.relation <> 'BARRED')) ";
    }

    /**
     * A table of the records that the viewer may read, with authority, record and {@code whole}: whether the viewer sees the whole
     * record. For lists of what stands on records, where each row asks it; {@link #parameters} belong to it.
     */
    public static String recordsSql() {
        return """
                (select authority, record, %s as whole
                from relation where authority = :authority and grantee = any (:grantees) and :reads group by authority, record
                having %s)""".formatted(WHOLE.formatted("", ":sees_whole"), READ);
    }

    /**
     * The same for one record: a table of one row where the viewer may read the record of this row, and of none where not. For lists that begin
     * with few rows, of whatever size the authority is; {@link #parameters} belong to it.
     *
     * @param alias the alias of a table with columns authority and record, before it in the same from clause or around it
     */
    public static String recordSql(String alias) {
        return """
                lateral (select %2$s as whole
                from relation where authority = %1$s.authority and record = %1$s.record and grantee = any (:grantees) and :reads
                having %3$s) sight""".formatted(alias, WHOLE.formatted("", ":sees_whole"), READ);
    }

    /** The named parameters of {@link #recordsSql} and {@link #recordSql}. */
    public static Map<String, Object> parameters(Permit permit) {
        return Map.of(
                "authority", permit.authority(), "grantees", grantees(permit), "reads", reads(permit), "sees_whole", seesWhole(permit));
    }

    public static boolean seesWhole(Permit permit) {
        return reads(permit) && permit.viewer().agencyKind().equals("social_care");
    }

    /** First parameter. */
    public static String[] grantees(Permit permit) {
        return permit.viewer().grantees().toArray(String[]::new);
    }

    /** Second parameter: an administrator reads no record, whatever the relation. */
    public static boolean reads(Permit permit) {
        return !permit.viewer().role().equals("administrator");
    }
}
