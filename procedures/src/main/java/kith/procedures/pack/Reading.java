package kith.procedures.pack;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.procedures.calendar.Term;
import kith.procedures.calendar.Terms;
import kith.procedures.condition.Compiled;
import kith.procedures.condition.Condition;
import kith.procedures.condition.ConditionCompiler;
import kith.procedures.condition.Conditions;
import kith.procedures.condition.FieldRef;
import kith.procedures.condition.Spelling;
import kith.procedures.history.About;

/**
 * Turns located texts into values. What the shape check has already reported (missing, of the wrong kind) becomes an empty
 * value in silence, so that reading goes on to the end; nobody sees the value, because a pack with a problem is not loaded.
 */
final class Reading {
    private static final Condition ALWAYS = new Condition.Always();

    final Names names;
    final Problems problems;
    final ConditionCompiler compiler;
    private final About about;

    /** @param compiler which knows the questions of these names */
    Reading(Names names, Problems problems, ConditionCompiler compiler) {
        this.names = names;
        this.problems = problems;
        this.compiler = compiler;
        this.about = About.CHILD;
    }

    private Reading(Reading of, About about) {
        this.names = of.names;
        this.problems = of.problems;
        this.compiler = of.compiler;
        this.about = about;
    }

    /** The same, of a procedure that is carried out on those records: it can name only steps that stand on them too. */
    Reading on(About records) {
        return new Reading(this, records);
    }

    About about() {
        return about;
    }

    private void standsHere(Place place, String step) {
        About its = names.about.getOrDefault(names.steps.getOrDefault(step, ""), about);
        if (its != about) {
            problems.add(place, "%s is recorded on %s, and this is about %s".formatted(step, words(its), words(about)),
                    "Name a step that stands on the same record: one record is not looked at from another");
        }
    }

    private static String words(About about) {
        return switch (about) {
            case CHILD -> "a child's record";
            case PARTNERSHIP -> "the partnership's own record";
            case WORKER -> "a worker's own file";
            case RELOCATION -> "the file of a protected move";
        };
    }

    String words(Located.Mapping mapping, String key) {
        return maybe(mapping, key).orElse("");
    }

    Optional<String> maybe(Located.Mapping mapping, String key) {
        return mapping.text(key).map(Located.Text::text);
    }

    boolean flag(Located.Mapping mapping, String key, boolean otherwise) {
        return mapping.text(key).map(text -> text.text().equals("true")).orElse(otherwise);
    }

    <E extends Enum<E>> E constant(Located.Mapping mapping, String key, E[] values, E otherwise) {
        return mapping.text(key).flatMap(text -> constant(values, text.text())).orElse(otherwise);
    }

    static <E extends Enum<E>> Optional<E> constant(E[] values, String word) {
        return Arrays.stream(values).filter(value -> Grammar.word(value).equals(word)).findFirst();
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    Optional<Term> term(Located.Mapping mapping, String key) {
        return mapping.text(key).map(Located.Text::text).flatMap(Terms::read);
    }

    /** @param key whose value is one text or several */
    Stream<Located.Text> several(Located.Mapping mapping, String key) {
        return mapping.get(key).stream()
                .flatMap(value -> value instanceof Located.Listing listing ? listing.items().stream() : Stream.of(value))
                .filter(Located.Text.class::isInstance)
                .map(Located.Text.class::cast);
    }

    String role(Located.Mapping mapping, String key) {
        mapping.text(key).ifPresent(role -> known(role, names.roles.keySet(), "role"));
        return words(mapping, key);
    }

    List<String> roles(Located.Mapping mapping, String key) {
        return several(mapping, key)
                .peek(role -> known(role, names.roles.keySet(), "role"))
                .map(Located.Text::text)
                .toList();
    }

    String step(Located.Mapping mapping, String key) {
        mapping.text(key).ifPresent(this::knownStep);
        return words(mapping, key);
    }

    List<String> steps(Located.Mapping mapping, String key, Collection<String> besides) {
        return several(mapping, key)
                .peek(step -> {
                    if (!besides.contains(step.text())) {
                        knownStep(step);
                    }
                })
                .map(Located.Text::text)
                .toList();
    }

    private void knownStep(Located.Text step) {
        if (known(step, names.steps.keySet(), "step")) {
            standsHere(step.place(), step.text());
        }
    }

    boolean known(Located.Text text, Collection<String> names, String kind) {
        boolean known = names.contains(text.text());
        if (!known && ShapeCheck.NAME.matcher(text.text()).matches()) {
            problems.add(text.place(), "There is no %s %s".formatted(kind, text.text()), Spelling.remedy(text.text(), names, kind));
        }
        return known;
    }

    /** The question named; empty (and reported) where there is none. */
    Optional<FieldRef> field(Located.Text text) {
        if (!ShapeCheck.REFERENCE.matcher(text.text()).matches()) {
            return Optional.empty();
        }
        int dot = text.text().indexOf('.');
        FieldRef ref = new FieldRef(text.text().substring(0, dot), text.text().substring(dot + 1));
        if (!names.questions.containsKey(ref.step())) {
            problems.add(text.place(), "There is no step " + ref.step(), Spelling.remedy(ref.step(), names.questions.keySet(), "step"));
            return Optional.empty();
        }
        if (!names.questions.get(ref.step()).containsKey(ref.field())) {
            problems.add(text.at(dot + 1), "The form of %s has no question %s".formatted(ref.step(), ref.field()),
                    Spelling.remedy(ref.field(), names.questions.get(ref.step()).keySet(), "question"));
            return Optional.empty();
        }
        standsHere(text.place(), ref.step());
        return Optional.of(ref);
    }

    /** {@code true} or absent gives {@link Condition.Always}. */
    Condition condition(Located.Mapping mapping, String key) {
        return maybeCondition(mapping, key, Optional.empty()).orElse(ALWAYS);
    }

    /**
     * Empty where the key is absent or {@code false}; {@link Condition.Always} where it is {@code true} or {@code always}.
     *
     * @param entry the repeating group, as {@code step.group}, an entry of which is being filled in when this is judged
     */
    Optional<Condition> maybeCondition(Located.Mapping mapping, String key, Optional<String> entry) {
        return mapping.text(key).filter(text -> !(text.plain() && text.text().equals("false"))).map(text -> compile(text, entry));
    }

    /** A group has many entries: only while one of them is filled in is it plain whose answer is meant. */
    private void onlyOf(Optional<String> entry, Condition condition, Located.Text text) {
        for (FieldRef ref : Conditions.fields(condition)) {
            ref.inGroup().map(in -> ref.step() + "." + in.group()).filter(group -> !Optional.of(group).equals(entry)).ifPresent(group ->
                    problems.add(text.place(), "%s is asked of each entry of %s, and this does not stand in one of them".formatted(ref, group),
                            "Ask answered(%s): whether there is any entry".formatted(group)));
        }
    }

    private Condition compile(Located.Text text, Optional<String> entry) {
        if (text.plain() && (text.text().equals("true") || text.text().equals("always"))) {
            return ALWAYS;
        }
        if (text.text().isBlank()) {
            return ALWAYS;
        }
        return switch (compiler.compile(text.text())) {
            case Compiled.Ready(Condition condition) -> {
                onlyOf(entry, condition, text);
                Conditions.steps(condition).forEach(step -> standsHere(text.place(), step));
                yield condition;
            }
            case Compiled.Faulty(List<Compiled.Fault> faults) -> {
                faults.forEach(fault -> problems.add(text.at(fault.offset()), fault.what(), fault.remedy()));
                yield ALWAYS;
            }
        };
    }

    /** The source written here, or else the one inherited. */
    Source source(Located.Mapping mapping, Optional<Source> inherited) {
        Optional<Located.Mapping> own = mapping.mapping("source");
        if (own.isEmpty()) {
            return inherited.orElse(new Source("", "", "", List.of()));
        }
        Located.Mapping source = own.get();
        source.text("document").ifPresent(document -> known(document, names.documents.keySet(), "document"));
        Optional<Pack.Document> document = Optional.ofNullable(names.documents.get(words(source, "document")));
        String title = document.map(known -> known.title() + known.edition().map(edition -> ", " + edition).orElse("")).orElse("");
        return new Source(
                words(source, "document"),
                title,
                words(source, "section"),
                several(source, "carries_out").map(Located.Text::text).distinct().toList());
    }
}
