package kith.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Sensitivity;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identifier.Identifiers;
import kith.server.ledger.LeafTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What a write remembers of the last one is never taken for the truth: the database is. */
@RunningKith(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
class StandsTest {
    @Autowired
    private ApplicationContext kith;

    @Autowired
    private EventTable events;

    @Autowired
    private Standings standings;

    @Autowired
    private Projections projections;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Gate gate;

    private TestPartnership partnership;
    private List<String> records;

    @BeforeAll
    void two_records() {
        partnership = new TestPartnership(kith).enrol();
        records = List.of(partnership.contact("Ada", "Quillfeather"), partnership.contact("Bert", "Quillfeather"));
    }

    /** A process with a memory of its own, on the same database. */
    private Recording process(int remembers) {
        return new Recording(
                events, kith.getBean(LeafTable.class), standings, new Stands(events, remembers), projections, kith.getBean(Sealing.class), kith.getBean(Clock.class));
    }

    private void concern(Recording process, String record, boolean keep) {
        Viewer viewer = partnership.viewer(Colleague.FRONT_DOOR_WORKER);
        transaction.executeWithoutResult(status -> {
            Permit permit = gate.permit(viewer, Action.RECORD_STEP, record, Set.of(viewer.role()), Outlet.PAGE);
            process.append(
                    List.of(permit),
                    Identifiers.next(),
                    List.of(new NewEvent(
                            record,
                            "harm_concern.recorded",
                            Optional.empty(),
                            Optional.empty(),
                            new Occurred.At(kith.getBean(Clock.class).instant()),
                            Map.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("1"),
                            Sensitivity.ORDINARY)));
            if (!keep) {
                status.setRollbackOnly();
            }
        });
    }

    private int kept() {
        return transaction.execute(_ -> events.kept(TestPartnership.AUTHORITY, records).values().stream()
                .mapToInt(List::size)
                .sum());
    }

    @Test
    void processes_that_write_by_turns_and_take_writes_back_leave_every_projection_as_if_it_were_worked_out_from_the_start() {
        Random chance = new Random(20261122);
        List<Recording> processes = List.of(process(1_000), process(1_000), process(20));
        int standing = kept();
        for (int write = 0; write < 80; write++) {
            boolean keep = chance.nextInt(3) > 0;
            concern(processes.get(chance.nextInt(processes.size())), records.get(chance.nextInt(2)), keep);
            standing += keep ? 1 : 0;
            assertThat(projections.compare(TestPartnership.AUTHORITY)).as("after write %d", write).isEmpty();
        }
        assertThat(kept()).isEqualTo(standing).isGreaterThan(30);
    }
}
