package kith.server.arrival;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import kith.procedures.calendar.Calendar;
import kith.procedures.history.Author;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Packs;
import kith.procedures.position.CompiledPacks;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.record.Arriving;
import kith.server.record.PackShelf;
import kith.server.record.Papers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings an old system along, or rehearses it. Children go in batches, each in a transaction of its own: what is there already is passed over, so
 * an import that was broken off is finished by running it again.
 */
@Service
public class Importing {
    private static final int BATCH = 200;

    private final Gate gate;
    private final Arriving arriving;
    private final Papers papers;
    private final Directories directories;
    private final Accounts accounts;
    private final PackShelf shelf;
    private final Calendar calendar;
    private final Brought brought;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Importing(
            Gate gate, Arriving arriving, Papers papers, Directories directories, Accounts accounts, PackShelf shelf, Calendar calendar, Brought brought,
            TransactionTemplate transaction, Clock clock) {
        this.gate = gate;
        this.arriving = arriving;
        this.papers = papers;
        this.directories = directories;
        this.accounts = accounts;
        this.shelf = shelf;
        this.calendar = calendar;
        this.brought = brought;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param signIn of the administrator who brings it along
     * @param mapping a mapping of their own instead of Kith's
     * @param unrehearsed to bring along what was never rehearsed
     */
    public record Request(String signIn, Path folder, Optional<Path> mapping, boolean dryRun, boolean unrehearsed) {}

    /**
     * @param report for people: without a word about any person
     * @param counts the part of it that a rehearsal and the import have in common
     * @param added events that were not there before
     */
    public record Done(String report, String counts, long added) {}

    /** What is read and planned, before anything is written. */
    private record Work(
            Viewer viewer, Mapping mapping, Caseload caseload, Planning planning, Arrived arrived, ArrivingFiles files, List<Caseload.Person> carried, Tally tally, String print) {}

    /**
     * @param progress told now and then how far it is
     * @throws NotAcceptable where it cannot be begun, with every reason
     * @throws kith.server.problem.Refused where this is not the signed-in person's to do
     */
    public Done run(Request request, Consumer<String> progress) {
        Viewer viewer = viewer(request.signIn());
        Work work = prepare(viewer, request);
        return request.dryRun() ? rehearse(work) : bring(work, request.unrehearsed(), progress);
    }

    private Viewer viewer(String signIn) {
        Viewer viewer = accounts.account(signIn)
                .flatMap(account -> directories.viewer(account.authority(), account.professional()))
                .orElseThrow(() -> new NotAcceptable(new Problem(
                        "arrival.nobody", "--as", "Nobody signs in by this name, or they have no role now.", "Name the administrator who brings the records along.")));
        permitted(viewer, _ -> true);
        // Whoever of an agency takes part in a record reads what their agency wrote; what comes along is social care's.
        if (!viewer.agencyKind().equals("social_care")) {
            throw new NotAcceptable(new Problem(
                    "arrival.agency", "--as", "This administrator is not of children's social care, whose records these are.", "Name one who is."));
        }
        return viewer;
    }

    /** In a transaction, with the gate's leave, which is audited with it. */
    private <T> T permitted(Viewer viewer, Function<Permit, T> work) {
        return transaction.execute(_ -> work.apply(gate.permit(viewer, Action.BRING_ALONG, Outlet.PAGE)));
    }

    private Work prepare(Viewer viewer, Request request) {
        Mapping mapping = request.mapping().map(MappingReader::read).orElseGet(MappingReader::standard);
        Packs packs = shelf.packs(viewer.pack());
        Pack pack = packs.latest();
        MappingCheck.require(mapping, pack);
        SheetReader.Read read = SheetReader.read(request.folder());
        Tally tally = new Tally();
        Survey survey = new Survey(mapping, read.sheets());
        survey.require();
        Caseload caseload = new Caseload(mapping, read.sheets());
        ArrivingFiles files = new ArrivingFiles(request.folder(), mapping, read.sheets());
        Map<String, Planning.Colleague> colleagues = permitted(viewer, permit -> colleagues(permit, mapping, read.sheets()));
        Instant now = clock.instant();
        Planning planning = new Planning(mapping, pack, caseload, colleagues, files.names(), now);
        survey.count(caseload, tally);
        List<Caseload.Person> children = caseload.people().values().stream().filter(person -> !caseload.isOnlyAMother(person)).toList();
        List<Caseload.Person> carried = new ArrayList<>();
        plan(children, permitted(viewer, brought::known), planning, records -> permitted(viewer, permit -> brought.came(permit, records)), planned -> {
            tally.add(planned.tally());
            if (planned.faults().isEmpty()) {
                carried.add(planned.person());
            }
        });
        Arrived arrived = new Arrived(
                mapping, CompiledPacks.of(packs), directories.duties(viewer.authority()), calendar, new Author(viewer.professional(), viewer.agency(), viewer.role()));
        String print = Naming.hash(String.join("\n", read.print(), mapping.toString(), pack.version(), new TreeMap<>(files.taken()).toString()));
        return new Work(viewer, mapping, caseload, planning, arrived, files, carried, tally, print);
    }

    /**
     * Plans them a batch at a time, knowing what came along before. In no transaction of its own: one that waits for minutes is ended.
     *
     * @param came by record, what came along on it
     */
    private static void plan(
            List<Caseload.Person> people,
            Map<String, Arrived.Known> known,
            Planning planning,
            Function<Collection<String>, Map<String, Set<String>>> came,
            Consumer<Planned> with) {
        for (int from = 0; from < people.size(); from += BATCH) {
            List<Caseload.Person> batch = people.subList(from, Math.min(from + BATCH, people.size()));
            Map<String, String> records = new HashMap<>();
            batch.stream().filter(person -> known.containsKey(person.id())).forEach(person -> records.put(person.id(), known.get(person.id()).record()));
            Map<String, Set<String>> before = records.isEmpty() ? Map.of() : came.apply(records.values());
            batch.forEach(person -> with.accept(planning.plan(person, before.getOrDefault(records.getOrDefault(person.id(), ""), Set.of()))));
        }
    }

    private Map<String, Planning.Colleague> colleagues(Permit permit, Mapping mapping, Map<String, Sheet> sheets) {
        Map<String, Planning.Colleague> colleagues = new HashMap<>();
        Map<String, Directories.Member> members = new HashMap<>();
        directories.members(permit).forEach(member -> members.putIfAbsent(member.professional(), member));
        mapping.tableOf(Mapping.Kind.WORKERS).filter(sheets::containsKey).ifPresent(table -> {
            Mapping.Table workers = mapping.tables().get(table);
            sheets.get(table).rows().forEach(row -> accounts.account(row.cell(workers.part("sign_in")))
                    .filter(account -> account.authority().equals(permit.authority()))
                    .map(account -> members.get(account.professional()))
                    .ifPresent(member -> colleagues.put(
                            row.cell(workers.part("worker")), new Planning.Colleague(member.professional(), member.role(), member.team()))));
        });
        return colleagues;
    }

    private Done rehearse(Work work) {
        Instant now = clock.instant();
        Map<String, Arrived.Known> there = permitted(work.viewer(), brought::known);
        Map<String, Arrived.Known> known = new HashMap<>(there);
        work.carried().forEach(person -> known.computeIfAbsent(person.id(), id -> new Arrived.Known(id, new byte[] {1}, now)));
        Map<String, Arrived.Known> carried = only(work, known);
        plan(
                work.carried(), there, work.planning(), records -> permitted(work.viewer(), permit -> brought.came(permit, records)),
                planned -> work.arrived().of(planned, carried, work.files().taken(), now, work.tally()));
        permitted(work.viewer(), permit -> {
            brought.rehearsed(permit, work.print(), now);
            return true;
        });
        Report report = new Report(work.mapping(), work.caseload().sheets(), work.tally());
        return new Done(report.ofRehearsal(), report.counts(), 0);
    }

    private static Map<String, Arrived.Known> only(Work work, Map<String, Arrived.Known> known) {
        Map<String, Arrived.Known> carried = new HashMap<>();
        work.carried().forEach(person -> carried.put(person.id(), known.get(person.id())));
        return carried;
    }

    private Done bring(Work work, boolean unrehearsed, Consumer<String> progress) {
        // Whose row it is stands in the line that cannot be read: without it that child would come along half.
        work.caseload().sheets().values().stream()
                .filter(sheet -> !sheet.broken().isEmpty() && work.mapping().tables().containsKey(sheet.table()))
                .findFirst()
                .ifPresent(sheet -> {
                    throw new NotAcceptable(new Problem(
                            "arrival.broken_line", "%s.csv:%d".formatted(sheet.table(), sheet.broken().getFirst()),
                            "This line has more or fewer cells than there are columns, and nobody can say whose it is.", "Export the table again."));
                });
        Map<String, Arrived.Known> known = permitted(work.viewer(), permit -> {
            if (!unrehearsed && !brought.isRehearsed(permit, work.print())) {
                throw new NotAcceptable(new Problem(
                        "arrival.unrehearsed", "", "These files, as they are, were never rehearsed.",
                        "Run it with --dry-run first and read what would be lost, or say --without-dry-run."));
            }
            brought.add(permit, work.carried().stream().map(Caseload.Person::id).toList(), clock.instant());
            return only(work, brought.known(permit));
        });
        long added = 0;
        for (int from = 0; from < work.carried().size(); from += BATCH) {
            List<Caseload.Person> batch = work.carried().subList(from, Math.min(from + BATCH, work.carried().size()));
            added += permitted(work.viewer(), permit -> bring(permit, work, batch, known));
            progress.accept("%,d of %,d children, %,d events".formatted(from + batch.size(), work.carried().size(), added));
        }
        Report report = new Report(work.mapping(), work.caseload().sheets(), work.tally());
        return new Done(report.ofImport(added), report.counts(), added);
    }

    private long bring(Permit permit, Work work, List<Caseload.Person> batch, Map<String, Arrived.Known> known) {
        Instant now = clock.instant();
        SequencedMap<String, String> kinds = new LinkedHashMap<>();
        List<Arriving.Past> past = new ArrayList<>();
        List<Planned> plans = new ArrayList<>();
        plan(batch, known, work.planning(), records -> brought.came(permit, records), plans::add);
        for (Planned planned : plans) {
            kinds.put(known.get(planned.person().id()).record(), planned.kind());
            past.addAll(work.arrived().of(planned, known, work.files().taken(), now, work.tally()));
        }
        arriving.open(permit, kinds);
        plans.forEach(planned -> planned.happened().stream().flatMap(happened -> happened.file().stream()).forEach(file ->
                papers.keep(permit, known.get(planned.person().id()).record(), work.files().read(file).orElseThrow(() ->
                        new IllegalStateException("a file that was there when the import began is not there any more")))));
        return arriving.append(permit, past).size();
    }
}
