package kith.server.rota;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kith.procedures.position.Holder;
import kith.server.directory.Absences;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.web.component.DateParts;
import kith.server.wording.Said;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says who of a manager's people is away, from when until when, and who stands in. */
@Service
public class Covering {
    /** As the form sends it that the team stands in, and that nobody does. */
    public static final String TEAM = "team";

    public static final String NOBODY = "nobody";

    private final Gate gate;
    private final Directories directories;
    private final Absences absences;
    private final Clock clock;

    Covering(Gate gate, Directories directories, Absences absences, Clock clock) {
        this.gate = gate;
        this.directories = directories;
        this.absences = absences;
        this.clock = clock;
    }

    /** What was chosen and typed. */
    public record Typed(String kind, DateParts first, DateParts last, String cover) {
        public static final Typed NOTHING = new Typed("", DateParts.EMPTY, DateParts.EMPTY, "");

        public static Typed of(Absences.Span span) {
            return new Typed(
                    span.kind().code(),
                    DateParts.of(span.first()),
                    span.last().map(DateParts::of).orElse(DateParts.EMPTY),
                    switch (span.cover().orElse(null)) {
                        case Holder.Person(String person) -> person;
                        case Holder.Team _ -> TEAM;
                        case null -> NOBODY;
                    });
        }
    }

    /**
     * Somebody of the viewer's people.
     *
     * @param covers who could stand in: those of the same agency in the same role, themself not among them
     * @param entries what was entered for them, the latest first
     * @param theirs what holds of others and is not over: with whom they stand in, and who is away themself
     */
    public record Person(Directories.Member member, List<Directories.Member> covers, List<Absences.Entry> entries, List<Absences.Entry> theirs) {
        public Optional<Absences.Entry> holding(String absence) {
            return entries.stream().filter(entry -> entry.holds() && entry.absence().equals(absence)).findFirst();
        }

        public String name(String professional) {
            return covers.stream()
                    .filter(cover -> cover.professional().equals(professional))
                    .findFirst()
                    .map(Directories.Member::name)
                    .orElse("Somebody of another role");
        }
    }

    /** @param entry what is to be changed; empty for nothing */
    public record Found(Person person, Optional<Absences.Entry> entry) {}

    /** Somebody whom the viewer manages, with what was entered for them. @param absence the entry that is to be changed; empty for none */
    @Transactional
    public Seen<Found> entry(Viewer viewer, String professional, Optional<String> absence) {
        Permit permit = gate.permit(viewer, Action.SEE_TEAM, Outlet.PAGE);
        Person person = person(permit, professional);
        return permit.seen(new Found(person, absence.map(id -> person.holding(id).orElseThrow(() -> gate.refusal(permit)))));
    }

    private Person person(Permit permit, String professional) {
        List<Directories.Member> members = directories.members(permit);
        Directories.Member member = Directories.managed(permit.viewer(), members).stream()
                .filter(each -> each.professional().equals(professional))
                .findFirst()
                .orElseThrow(() -> gate.refusal(permit));
        List<Directories.Member> covers = members.stream()
                .filter(other -> !other.professional().equals(professional) && other.role().equals(member.role()) && other.agency().equals(member.agency()))
                .sorted(Comparator.comparing((Directories.Member other) -> !other.team().equals(member.team())))
                .toList();
        return new Person(
                member,
                covers,
                absences.of(permit, professional),
                absences.holdingFrom(permit, today()).stream().filter(entry -> !entry.professional().equals(professional)).toList());
    }

    /** @throws NotAcceptable with everything that is wrong with it */
    @Transactional
    public void enter(Viewer viewer, String professional, Typed typed) {
        Permit permit = gate.permit(viewer, Action.KEEP_ROTA, Outlet.PAGE);
        absences.inTurn(permit, professional);
        Person person = person(permit, professional);
        absences.add(permit, professional, read(person, typed, Optional.empty()), Optional.empty());
    }

    /** Puts another entry in the place of one that holds. */
    @Transactional
    public void change(Viewer viewer, String professional, String absence, Typed typed) {
        Permit permit = gate.permit(viewer, Action.KEEP_ROTA, Outlet.PAGE);
        absences.inTurn(permit, professional);
        Person person = person(permit, professional);
        person.holding(absence).orElseThrow(() -> gate.refusal(permit));
        Absences.Span span = read(person, typed, Optional.of(absence));
        end(permit, absence);
        absences.add(permit, professional, span, Optional.of(absence));
    }

    /** They are back, or do not go after all: nobody stands in from now on. */
    @Transactional
    public void end(Viewer viewer, String professional, String absence) {
        Permit permit = gate.permit(viewer, Action.KEEP_ROTA, Outlet.PAGE);
        absences.inTurn(permit, professional);
        Absences.Entry entry = person(permit, professional).holding(absence).orElseThrow(() -> gate.refusal(permit));
        end(permit, absence);
        LocalDate yesterday = today().minusDays(1);
        if (!entry.span().first().isAfter(yesterday)) {
            absences.add(permit, professional, entry.span().until(yesterday), Optional.of(absence));
        }
    }

    private void end(Permit permit, String absence) {
        if (!absences.end(permit, absence)) {
            throw new NotAcceptable(new Problem("changed_meanwhile", "kind", "Somebody else has changed this meanwhile.", "Look at it again."));
        }
    }

    private LocalDate today() {
        return Said.dayOf(clock.instant());
    }

    private Absences.Span read(Person person, Typed typed, Optional<String> replaced) {
        List<Problem> problems = new ArrayList<>();
        Optional<Absences.Kind> kind = Absences.Kind.of(typed.kind());
        if (kind.isEmpty()) {
            problems.add(new Problem("kind_missing", "kind", "Choose what it is.", ""));
        }
        Optional<LocalDate> first = typed.first().read();
        if (first.isEmpty()) {
            problems.add(new Problem("day_missing", "first-day", "Enter the first day away, such as 23 11 2026.", ""));
        }
        Optional<LocalDate> last = typed.last().read();
        if (last.isEmpty() && !typed.last().isBlank()) {
            problems.add(new Problem("day_not_understood", "last-day", "Enter the last day away as a date, such as 4 12 2026.", ""));
        } else if (last.isEmpty() && kind.isPresent() && kind.get() != Absences.Kind.SICKNESS) {
            problems.add(new Problem("day_missing", "last-day", "Enter the last day away.", "Only of sickness it may be left open."));
        } else if (first.isPresent() && last.filter(first.get()::isAfter).isPresent()) {
            problems.add(new Problem("days_turned_round", "last-day", "The last day away is before the first.", ""));
        } else if (last.filter(today()::isAfter).isPresent()) {
            problems.add(new Problem("over", "last-day", "The last day away is past.", "Nobody can cover what is over."));
        }
        if (first.isPresent() && problems.stream().noneMatch(problem -> problem.where().startsWith("last"))) {
            Absences.Span days = new Absences.Span(Absences.Kind.OTHER, first.get(), last, Optional.empty());
            person.entries().stream()
                    .filter(entry -> entry.holds() && !replaced.equals(Optional.of(entry.absence())) && entry.span().overlaps(days))
                    .findFirst()
                    .map(entry -> new Problem(
                            "away_already",
                            "first-day",
                            "%s is entered as away %s already.".formatted(person.member().name(), days(entry.span(), today())),
                            "Change that entry."))
                    .ifPresent(problems::add);
            cover(person, typed.cover(), days).ifPresent(problems::add);
        } else {
            cover(person, typed.cover(), null).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        return new Absences.Span(kind.orElseThrow(), first.orElseThrow(), last, switch (typed.cover()) {
            case TEAM -> Optional.of(new Holder.Team(person.member().team()));
            case NOBODY -> Optional.empty();
            case String cover -> Optional.of(new Holder.Person(cover));
        });
    }

    /** What stands against somebody's standing in. @param days null where they are not known */
    private Optional<Problem> cover(Person person, String cover, Absences.Span days) {
        if (cover.equals(TEAM) || cover.equals(NOBODY)) {
            return Optional.empty();
        }
        if (cover.equals(person.member().professional())) {
            return Optional.of(new Problem("covers_themself", "cover", "Nobody can cover for themself.", "Choose somebody else."));
        }
        if (person.covers().stream().noneMatch(other -> other.professional().equals(cover))) {
            return Optional.of(new Problem("cover_missing", "cover", "Choose who covers.", ""));
        }
        return person.theirs().stream()
                .filter(entry -> Objects.nonNull(days) && entry.professional().equals(cover) && entry.span().overlaps(days))
                .findFirst()
                .map(entry -> new Problem(
                        "cover_away",
                        "cover",
                        "%s is away too, %s.".formatted(person.name(cover), days(entry.span(), today())),
                        "Choose somebody who is here."));
    }

    /** "from 23 November until 4 December". */
    public static String days(Absences.Span span, LocalDate today) {
        return "from " + Said.near(span.first(), today) + span.last().map(last -> " until " + Said.near(last, today)).orElse(" until further notice");
    }
}
