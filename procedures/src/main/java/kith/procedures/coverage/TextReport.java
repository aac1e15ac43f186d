package kith.procedures.coverage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Coverage as a table for people, and what is claimed but not proven. */
final class TextReport {
    private static final int WIDEST = 56;

    private final StringBuilder text = new StringBuilder();

    /** @param each whether every requirement is to be listed, not only counted */
    String print(Coverage coverage, boolean each) {
        row("", "carried out", "not proven", "not yet", "out of scope", "all");
        coverage.byTopic().forEach((area, topics) -> {
            totals(area.toUpperCase(Locale.ROOT), coverage.only(requirement -> requirement.area().equals(area)).totals());
            topics.forEach((topic, some) -> {
                totals("  " + topic, some.totals());
                if (each) {
                    some.standings().forEach((requirement, standing) -> line("      %-12s %s".formatted(
                            standing.word().replace('_', ' '), requirement.id())));
                }
            });
        });
        totals("TOTAL", coverage.totals());
        if (coverage.restingOnSteps() > 0) {
            line("");
            line("Of those carried out, %d rest on a step alone: its absence is noticed, and what its form asks is not looked at:"
                    .formatted(coverage.restingOnSteps()));
            forms(coverage);
        }
        doubts(coverage);
        coverage.standings().forEach((requirement, standing) -> {
            if (standing instanceof Standing.OutOfScope(String reason)) {
                line("out of scope: %s: %s".formatted(requirement.id(), reason));
            }
        });
        return text.toString();
    }

    /** Each such step once: what is known of its form. */
    private void forms(Coverage coverage) {
        coverage.standings().values().stream()
                .flatMap(standing -> standing instanceof Standing.CarriedOut(List<Standing.Proof> proofs) ? proofs.stream() : Stream.empty())
                .flatMap(proof -> proof.form().stream().map(form -> "    %s (%s): scenarios answer %d of its %d questions".formatted(
                        proof.part(), proof.pack(), form.answered(), form.questions())))
                .distinct()
                .sorted()
                .forEach(this::line);
    }

    private void doubts(Coverage coverage) {
        if (coverage.totals().notProven() > 0) {
            line("");
            line("CLAIMED, NOT PROVEN: no scenario notices these changes");
        }
        coverage.standings().forEach((requirement, standing) -> {
            if (standing instanceof Standing.NotProven(List<Standing.Doubt> doubts)) {
                line(requirement.id());
                doubts.stream()
                        .collect(Collectors.groupingBy(
                                doubt -> doubt.part() + ": " + String.join("; ", doubt.unnoticed()),
                                LinkedHashMap::new,
                                Collectors.mapping(Standing.Doubt::pack, Collectors.joining(", "))))
                        .forEach((what, packs) -> line("    %s (%s)".formatted(what, packs)));
            }
        });
    }

    private void totals(String name, Coverage.Totals totals) {
        row(name, number(totals.carriedOut()), number(totals.notProven()), number(totals.notYet()), number(totals.outOfScope()), number(totals.all()));
    }

    private static String number(int number) {
        return number == 0 ? "-" : Integer.toString(number);
    }

    private void row(String name, String carriedOut, String notProven, String notYet, String outOfScope, String all) {
        String shown = name.length() > WIDEST ? name.substring(0, WIDEST - 1) + "…" : name;
        line("%-56s %12s %11s %8s %13s %6s".formatted(shown, carriedOut, notProven, notYet, outOfScope, all));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
