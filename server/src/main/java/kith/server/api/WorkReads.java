package kith.server.api;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.procedures.position.Holder;
import kith.server.directory.Directories;
import kith.server.directory.Names;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.work.Obligations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The viewer's own work and their team's, the most urgent first. */
@Service
class WorkReads {
    private static final Comparator<Place> MOST_URGENT =
            Comparator.comparing(Place::lateFrom).thenComparing(Place::obligation);

    private final Gate gate;
    private final Obligations obligations;
    private final Directories directories;
    private final Clock clock;

    WorkReads(Gate gate, Obligations obligations, Directories directories, Clock clock) {
        this.gate = gate;
        this.obligations = obligations;
        this.directories = directories;
        this.clock = clock;
    }

    /** Where a piece of work stands in the list. What has no limit comes last. */
    private record Place(Instant lateFrom, String obligation) {
        static Place of(Obligations.Work work) {
            return new Place(work.row().lateFrom().orElse(Instant.MAX), work.row().obligation());
        }

        String cursor() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((lateFrom + " " + obligation).getBytes(StandardCharsets.UTF_8));
        }

        /** Holds its own place, so that a list goes on where it was although the work it stopped at has been done meanwhile. */
        static Place read(String cursor) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
                if (parts.length == 2) {
                    return new Place(Instant.parse(parts[0]), parts[1]);
                }
            } catch (IllegalArgumentException | DateTimeException _) {
                throw Parameters.cursorNotKnown();
            }
            throw Parameters.cursorNotKnown();
        }
    }

    @Transactional
    public Seen<ObjectNode> work(Viewer viewer, Optional<String> after, int limit) {
        Permit permit = gate.permit(viewer, Action.SEE_WORK, Outlet.API);
        Names names = directories.names(permit);
        Instant now = clock.instant();
        Seen<List<Obligations.Work>> own = obligations.ofPerson(permit);
        Seen<List<Obligations.Work>> team = obligations.ofTeam(permit);
        return own.map(held -> {
            List<Obligations.Work> all = new ArrayList<>(held);
            all.addAll(team.value());
            return page(all, after.map(Place::read), limit, names, now);
        });
    }

    private static ObjectNode page(List<Obligations.Work> all, Optional<Place> after, int limit, Names names, Instant now) {
        List<Obligations.Work> rest = all.stream()
                .filter(work -> after.isEmpty() || MOST_URGENT.compare(Place.of(work), after.get()) > 0)
                .sorted(Comparator.comparing(Place::of, MOST_URGENT))
                .toList();
        List<Obligations.Work> shown = rest.subList(0, Math.min(rest.size(), limit));
        ObjectNode body = RecordJson.object();
        ArrayNode items = body.putArray("work");
        shown.forEach(work -> items.add(item(work, names, now)));
        if (rest.size() > shown.size()) {
            body.put("next", Place.of(shown.getLast()).cursor());
        }
        return body;
    }

    /** What and by when; the why is asked of the obligation itself, because it may be hidden from the one who must act. */
    private static ObjectNode item(Obligations.Work work, Names names, Instant now) {
        Obligations.Row row = work.row();
        ObjectNode node = RecordJson.object()
                .put("obligation", row.obligation())
                .put("href", RecordJson.RECORDS + work.record() + "/obligations/" + row.obligation())
                .put("record", work.record())
                .put("subject", work.subject());
        work.born().ifPresent(born -> node.put("born", born.toString()));
        node.put("rule", row.rule())
                .put("episode", row.episode())
                .put("procedure", row.procedure())
                .put("step", row.step())
                .put("sentence", row.sentence())
                .put("owner", row.owner())
                .put("held_by", row.holder() instanceof Holder.Person ? "me" : "my_team");
        node.set("holder", RecordJson.holder(row.holder(), names));
        row.limit().ifPresent(limit -> node.set("limit", RecordJson.due(limit)));
        return node.put("late", row.limit().map(limit -> limit.lateAt(now)).orElse(false));
    }
}
