package kith.server.record.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.history.Answer;
import kith.procedures.history.Standing;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Step;
import kith.procedures.position.AwaitedApproval;
import kith.procedures.position.Episode;
import kith.procedures.position.Obligation;
import kith.server.gate.Viewer;
import kith.server.people.Child;
import kith.server.record.EventWords;
import kith.server.record.KnownNames;
import kith.server.record.RecordView;
import kith.server.record.Unrecorded;
import kith.server.web.component.Link;
import kith.server.wording.Said;

/**
 * What has to be looked at before work with a child ends, as the record has it. Nothing in it stops an ending: whoever decides has to
 * know what is open.
 */
public record Closing(List<Line> lines) {
    /** The guidance says "recently" and gives no figure: four weeks are Kith's own. */
    private static final int RECENTLY = 28;

    public enum State {
        DONE("Done"),
        OPEN("Not done"),
        NOT_NEEDED("Not needed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * @param says what the record has of it, with the day, as sentences
     * @param links to what shows it, or to the step that does it
     */
    public record Line(String title, State state, String says, List<Link> links) {
        static Line of(String title, State state, String says, Stream<Link> links) {
            return new Line(title, state, says, links.toList());
        }
    }

    public Closing {
        lines = List.copyOf(lines);
    }

    /** How many lines are not done. */
    public long open() {
        return lines.stream().filter(line -> line.state() == State.OPEN).count();
    }

    /** Whether work with the child has ended, and nobody has been in contact since. */
    static boolean hasEnded(RecordView view) {
        return view.position().statuses().stream().anyMatch(status -> status.status().equals(KnownNames.WORK_ENDED) && status.until().isEmpty());
    }

    static Closing of(RecordView view, Viewer viewer, Child child, List<Unrecorded.Begun> drafts, Instant now) {
        return new Checklist(view, viewer, now).of(child, drafts);
    }

    /** What is owed besides the closing itself. */
    static List<Obligation> owed(RecordView view) {
        Pack pack = view.packs().latest();
        return view.position().open().stream()
                .filter(obligation -> obligation.approves().isEmpty() && !isClosing(pack, obligation.procedure()))
                .toList();
    }

    private static boolean isClosing(Pack pack, String procedure) {
        return pack.step(KnownNames.CLOSURE_PROPOSED).filter(step -> step.procedure().equals(procedure)).isPresent();
    }

    private record Checklist(RecordView view, Pack pack, Viewer viewer, Instant now, String at, List<Standing> standing) {
        Checklist(RecordView view, Viewer viewer, Instant now) {
            this(
                    view,
                    view.packs().latest(),
                    viewer,
                    now,
                    "/records/" + view.record(),
                    Standing.of(view.history()).events().stream().filter(Standing::isStepRecorded).toList());
        }

        Closing of(Child child, List<Unrecorded.Begun> drafts) {
            List<Line> lines = new ArrayList<>();
            lines.add(seen());
            Optional<Standing> proposal = proposal();
            lines.add(agencies(proposal));
            lines.add(told("The child told, in words of their own", KnownNames.CHILD_TOLD, proposal));
            lines.add(told("The family told, in words of their own", KnownNames.FAMILY_TOLD, proposal));
            lines.addAll(underWay());
            lines.add(approvals());
            lines.add(drafts(drafts));
            lines.add(complete(child));
            return new Closing(lines);
        }

        private Line seen() {
            Stream<Link> visit = record(KnownNames.CASE_NOTE);
            return Visits.lastSeen(view)
                    .map(seen -> {
                        long ago = ChronoUnit.DAYS.between(seen.day(), Said.dayOf(now));
                        boolean recently = ago <= RECENTLY;
                        return Line.of(
                                "Child seen",
                                recently ? State.DONE : State.OPEN,
                                "Last seen %s%s.".formatted(seen.words(), recently ? "" : ", " + Said.count(ago, "day") + " ago"),
                                recently ? Stream.of(event(seen.event().id(), "The visit")) : Stream.concat(Stream.of(event(seen.event().id(), "The visit")), visit));
                    })
                    .orElseGet(() -> Line.of("Child seen", State.OPEN, "Nothing recorded says that the child was seen.", visit));
        }

        /** The proposal under which the work ends or has ended; none where that was of another time. */
        private Optional<Standing> proposal() {
            Optional<Standing> proposed = latest(KnownNames.CLOSURE_PROPOSED);
            boolean decided = latest(KnownNames.CLOSURE_DECIDED)
                    .filter(decision -> proposed.filter(earlier -> Standing.AS_HAPPENED.compare(earlier, decision) < 0).isPresent())
                    .isPresent();
            return proposed.filter(_ -> !decided || hasEnded(view));
        }

        private Optional<Standing> latest(String step) {
            return standing.reversed().stream().filter(event -> event.event().subject().equals(step)).findFirst();
        }

        private Line agencies(Optional<Standing> proposal) {
            String title = "Agencies told beforehand";
            return proposal
                    .map(proposed -> new Answer.YesNo(true).equals(proposed.answer(KnownNames.ALERTED))
                            ? Line.of(title, State.DONE, "All were told, as recorded of " + Said.occurred(proposed.occurred()) + ".", Stream.of(proposal(proposed)))
                            : Line.of(title, State.OPEN, notTold(proposed), Stream.concat(Stream.of(proposal(proposed)), propose())))
                    .orElseGet(() -> notProposed(title));
        }

        private static String notTold(Standing proposed) {
            String reason = proposed.text(KnownNames.ALERTED + "_reason");
            return reason.isEmpty() ? "Not all have been told." : "Not all have been told: " + Said.sentence(reason);
        }

        private Line told(String title, String field, Optional<Standing> proposal) {
            if (pack.step(KnownNames.CLOSURE_PROPOSED).flatMap(step -> step.form().field(field)).isEmpty()) {
                return Line.of(title, State.NOT_NEEDED, "Your procedures do not ask it when work ends.", Stream.empty());
            }
            return proposal
                    .map(proposed -> proposed.text(field).isEmpty()
                            ? Line.of(title, State.OPEN, "The proposal to end the work says nothing of it.", Stream.of(proposal(proposed)))
                            : Line.of(title, State.DONE, "As recorded of " + Said.occurred(proposed.occurred()) + ".", Stream.of(proposal(proposed))))
                    .orElseGet(() -> notProposed(title));
        }

        private Line notProposed(String title) {
            return Line.of(title, State.OPEN, "Nothing is recorded of it yet.", propose());
        }

        /** What goes on, each with the steps that would end it; an ending does not end them. */
        private List<Line> underWay() {
            List<Line> lines = view.position().episodes().stream()
                    .filter(Episode::isOpen)
                    .filter(episode -> !isClosing(pack, episode.procedure()) && !endsWithAnother(episode))
                    .map(episode -> Line.of(
                            episode.name(), State.OPEN, "Goes on since %s.".formatted(Said.day(Said.dayOf(episode.opened()))) + reviewed(episode), ends(episode)))
                    .toList();
            return lines.isEmpty()
                    ? List.of(Line.of("Plans and enquiries ended", State.DONE, "Nothing is under way on this record.", Stream.empty()))
                    : lines;
        }

        /** What runs beside another that goes on: the visits of a looked-after child end with the rest. */
        private boolean endsWithAnother(Episode episode) {
            return pack.procedure(episode.procedure())
                    .flatMap(Procedure::alongside)
                    .filter(main -> view.position().episodes().stream().anyMatch(other -> other.isOpen() && other.procedure().equals(main)))
                    .isPresent();
        }

        private String reviewed(Episode episode) {
            return standing.reversed().stream()
                    .filter(event -> event.event().episode().equals(Optional.of(episode.id())))
                    .filter(event -> pack.step(event.event().subject()).filter(KnownNames::isReview).isPresent())
                    .findFirst()
                    .map(review -> " " + EventWords.title(review.event(), view.packs()) + " on " + Said.day(review.day()) + ".")
                    .orElse("");
        }

        private Stream<Link> ends(Episode episode) {
            List<String> closing = pack.procedure(episode.procedure()).map(Procedure::closes).orElse(List.of()).stream()
                    .map(Procedure.Closing::on)
                    .distinct()
                    .toList();
            return Recordable.steps(view, viewer, closing).stream();
        }

        private Line approvals() {
            List<AwaitedApproval> awaited = view.position().awaitedApprovals();
            return awaited.isEmpty()
                    ? Line.of("Approvals given", State.DONE, "Nothing waits for approval.", Stream.empty())
                    : Line.of(
                            "Approvals given",
                            State.OPEN,
                            Said.count(awaited.size(), "thing") + (awaited.size() == 1 ? " waits" : " wait") + " for approval.",
                            awaited.stream().map(each -> event(each.event(), pack.stepName(each.step()))).distinct());
        }

        private Line drafts(List<Unrecorded.Begun> drafts) {
            String others = " What others have begun only they can see: ask them.";
            return drafts.isEmpty()
                    ? Line.of("Everything written is recorded", State.DONE, "You have no draft about this child." + others, Stream.empty())
                    : Line.of(
                            "Everything written is recorded",
                            State.OPEN,
                            "You have " + Said.count(drafts.size(), "draft") + " about this child." + others,
                            drafts.stream().map(each -> Link.to("/drafts/" + each.draft(), "Draft: " + pack.stepName(each.step()))));
        }

        /** What is still not known, and what was late with nobody saying why. */
        private Line complete(Child child) {
            List<Link> missing = new ArrayList<>();
            standing.reversed().forEach(event -> pack.step(event.event().subject())
                    .filter(step -> latest(step.id()).filter(event::equals).isPresent())
                    .ifPresent(step -> step.form().fields().stream()
                            .filter(field -> field.required().isPresent() && isNotKnown(event.answer(field.id())))
                            .forEach(field -> missing.add(event(event.lastWordedBy(), name(step, field))))));
            Lateness.unexplained(view, now).forEach(late -> missing.add(Link.to(
                    at + "/obligations/" + late.obligation().id() + "/late-reason", "Why it was late: " + late.obligation().sentence())));
            String born = child.born().isEmpty() && child.expected().isEmpty() ? "The day of birth is not known. " : "";
            return missing.isEmpty() && born.isEmpty()
                    ? Line.of("Records complete", State.DONE, "No answer that must be given is “not known”, and whatever was late has its reason.", Stream.empty())
                    : Line.of(
                            "Records complete",
                            State.OPEN,
                            born + (missing.isEmpty() ? "" : "Not known, or not said, is still:"),
                            missing.stream().distinct());
        }

        private static String name(Step step, Field field) {
            return step.name() + ": " + field.label();
        }

        private static boolean isNotKnown(Answer answer) {
            return switch (answer) {
                case Answer.Choice(String code) -> code.equals(KnownNames.NOT_KNOWN);
                case Answer.Text(String text) -> text.strip().equalsIgnoreCase("not known");
                case null, default -> false;
            };
        }

        private Link proposal(Standing proposed) {
            return event(proposed.lastWordedBy(), pack.stepName(KnownNames.CLOSURE_PROPOSED));
        }

        private Stream<Link> propose() {
            return record(KnownNames.CLOSURE_PROPOSED);
        }

        private Stream<Link> record(String step) {
            return Recordable.steps(view, viewer, List.of(step)).stream();
        }

        private Link event(String id, String words) {
            return Link.to(at + "/events/" + id, words);
        }
    }
}
