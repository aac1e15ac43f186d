package kith.server.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import kith.procedures.form.Filled;
import kith.procedures.form.FormReading;
import kith.procedures.form.Typed;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Step;
import kith.server.directory.Directories;

/**
 * A draft as its writer sees it: the step, the children it is about, and what has been filled in so far with everything
 * that is still wrong.
 *
 * @param children names by record, in the order in which they are asked about
 * @param more siblings for whom the same step is offered now and who could be included
 * @param left siblings who cannot be included, with why
 */
public record Sheet(
        Draft draft,
        Step step,
        Pack pack,
        SequencedMap<String, String> children,
        Map<String, String> more,
        Map<String, String> left,
        List<Directories.Member> professionals,
        List<Directories.Agency> agencies,
        FormReading.Context context,
        Filled filled,
        Optional<String> obligation) {

    /** The same draft as if this had been typed. What is wrong with it stays what it was. */
    public Sheet with(Typed typed) {
        return new Sheet(draft.with(typed), step, pack, children, more, left, professionals, agencies, context, filled, obligation);
    }

    /** The same asked about all who could be included too. */
    public Sheet withAll() {
        SequencedMap<String, String> all = new LinkedHashMap<>(children);
        all.putAll(more);
        return new Sheet(draft, step, pack, all, Map.of(), left, professionals, agencies, context, filled, obligation);
    }
}
