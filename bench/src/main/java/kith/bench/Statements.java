package kith.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** The statements that the application really sends, in their order: what the bare script beside it must send too. */
final class Statements implements QueryExecutionListener {
    /** The system property that asks for listening. */
    static final String WANTED = "kith.bench.statements";

    private static final List<String> SENT = Collections.synchronizedList(new ArrayList<>());

    private Statements() {}

    static DataSource listening(DataSource source) {
        return ProxyDataSourceBuilder.create(source).listener(new Statements()).build();
    }

    /** What the current thread has sent since the last call. */
    static List<String> taken() {
        String mine = Thread.currentThread().getName() + "|";
        synchronized (SENT) {
            List<String> found = SENT.stream().filter(each -> each.startsWith(mine)).map(each -> each.substring(mine.length())).toList();
            SENT.clear();
            return found;
        }
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        for (QueryInfo query : queries) {
            int rows = query.getParametersList().size();
            SENT.add(Thread.currentThread().getName() + "|" + query.getQuery().strip().replaceAll("\\s+", " ")
                    + (rows > 1 ? "  [" + rows + " rows in one batch]" : ""));
        }
    }
}
