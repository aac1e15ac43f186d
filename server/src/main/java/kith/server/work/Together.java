package kith.server.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import kith.server.wording.Said;

/** What is asked at the same time, for the same reason, for brothers and sisters: one line on a list. Never empty. */
public record Together(List<Obligations.Work> work) {
    private static final Comparator<Obligations.Work> OLDEST_FIRST = Comparator.comparing(
                    (Obligations.Work each) -> each.born().orElse(LocalDate.MAX))
            .thenComparing(Obligations.Work::givenName);

    public Together {
        // The oldest first, as people name them.
        work = work.stream().sorted(OLDEST_FIRST).toList();
    }

    /** Groups a list, which keeps its order. An approval stands alone, because each is a decision about one child. */
    public static List<Together> of(List<Obligations.Work> list) {
        SequencedMap<List<Object>, List<Obligations.Work>> groups = new LinkedHashMap<>();
        list.forEach(each -> groups.computeIfAbsent(
                        each.row().approves().isPresent()
                                ? List.of(each.row().obligation())
                                : List.of(each.family(), each.row().rule(), each.row().lateFrom(), each.row().because()),
                        _ -> new ArrayList<>())
                .add(each));
        return groups.values().stream().map(Together::new).toList();
    }

    public Obligations.Work first() {
        return work.getFirst();
    }

    /** "Robin, Isla and Maya Ashdown". */
    public String names() {
        boolean oneName = work.stream().map(Obligations.Work::familyName).distinct().count() == 1;
        return oneName
                ? (Said.list(work.stream().map(Obligations.Work::givenName).toList()) + " " + first().familyName()).strip()
                : Said.list(work.stream().map(Obligations.Work::subject).toList());
    }
}
