package kith.procedures.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.procedures.evaluate.Json;

/** Coverage as JSON: totals, and every requirement by area and topic; its keys are described in docs/packs.md and are kept. */
final class JsonReport {
    private JsonReport() {}

    static String print(Coverage coverage) {
        List<Object> areas = new ArrayList<>();
        coverage.byTopic().forEach((area, topics) -> {
            List<Object> inArea = new ArrayList<>();
            topics.forEach((topic, some) -> inArea.add(object(
                    "topic", topic,
                    "totals", totals(some.totals()),
                    "requirements", some.standings().entrySet().stream().map(entry -> requirement(entry.getKey(), entry.getValue())).toList())));
            areas.add(object(
                    "area", area,
                    "totals", totals(coverage.only(requirement -> requirement.area().equals(area)).totals()),
                    "topics", inArea));
        });
        return Json.write(object(
                "packs", coverage.packs().stream().map(pack -> object("pack", pack.id(), "version", pack.version())).toList(),
                "totals", totals(coverage.totals()),
                "resting_on_steps", coverage.restingOnSteps(),
                "areas", areas));
    }

    private static Map<String, Object> totals(Coverage.Totals totals) {
        return object(
                "carried_out", totals.carriedOut(),
                "not_proven", totals.notProven(),
                "not_yet", totals.notYet(),
                "out_of_scope", totals.outOfScope(),
                "all", totals.all());
    }

    private static Map<String, Object> requirement(Requirement requirement, Standing standing) {
        Map<String, Object> object = object(
                "id", requirement.id(),
                "kind", requirement.kind(),
                "requirement", requirement.text(),
                "source", requirement.source(),
                "standing", standing.word());
        switch (standing) {
            case Standing.CarriedOut(List<Standing.Proof> proofs) -> object.put("proofs", proofs.stream()
                    .map(JsonReport::proof)
                    .toList());
            case Standing.NotProven(List<Standing.Doubt> doubts) -> object.put("doubts", doubts.stream()
                    .map(doubt -> object("pack", doubt.pack(), "part", doubt.part(), "unnoticed", doubt.unnoticed()))
                    .toList());
            case Standing.NotYet() -> {}
            case Standing.OutOfScope(String reason) -> object.put("reason", Optional.of(reason));
        }
        return object;
    }

    private static Map<String, Object> proof(Standing.Proof proof) {
        Map<String, Object> object = object("pack", proof.pack(), "part", proof.part(), "scenarios", proof.scenarios());
        proof.form().ifPresent(form -> object.putAll(object("questions", form.questions(), "answered", form.answered())));
        return object;
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
