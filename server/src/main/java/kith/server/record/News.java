package kith.server.record;

import java.util.Map;
import kith.server.directory.Astir;
import org.springframework.stereotype.Component;

/**
 * Whether {@link Looks#changes} would have anything to tell: for those who see the whole of the records on which they hold something, which is
 * everybody of social care. From whatever somebody is barred nothing is new to them, and of what any manager is barred from nothing is to any. What others may read of a record takes its whole history to say, and is said on their own page alone.
 */
@Component
class News implements Astir {
    @Override
    public String sql() {
        return """
                a.kind = 'social_care' and m.role <> 'administrator' and exists (
                    select 1 from relation mine left join looked
                        on looked.authority = mine.authority and looked.professional = p.professional and looked.record = mine.record
                    where mine.authority = p.authority and mine.grantee = 'person:' || p.professional and mine.relation = 'ALLOCATED'
                        and not exists (select 1 from relation bar where bar.authority = mine.authority and bar.record = mine.record and bar.relation = 'BARRED'
                            and (bar.grantee = 'barred:' || p.professional or bar.grantee like 'manager-of:%' and m.role = any (:above)))
                        and exists (select 1 from event e where e.authority = mine.authority and e.record = mine.record
                            and e.recorded > coalesce(looked.known_to, '-infinity') and e.author <> p.professional and e.type <> all (:no_news)))
                """;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("no_news", Looks.NO_NEWS.toArray(String[]::new));
    }
}
