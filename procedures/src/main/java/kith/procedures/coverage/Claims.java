package kith.procedures.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kith.procedures.condition.FieldRef;
import kith.procedures.condition.Spelling;
import kith.procedures.evaluate.Writing;
import kith.procedures.pack.Field;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Problem;
import kith.procedures.pack.Procedure;
import kith.procedures.pack.Rule;
import kith.procedures.pack.Source;
import kith.procedures.pack.Step;
import kith.procedures.scenario.Mutant.Part;
import kith.procedures.scenario.Scenarios;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What a pack says that it carries out: the {@code carries_out} of its sources and its questions. */
final class Claims {
    private static final String CARRIES_OUT = "carries_out";

    private Claims() {}

    /** @param parts whose presence is to carry it out: what has that source, and what has no other of its own */
    record Claim(String requirement, List<Part> parts) {}

    /** In the order of the pack's text. What inherits its source makes no claim of its own. */
    static List<Claim> of(Pack pack) {
        List<Claim> claims = new ArrayList<>();
        for (Pack.Document document : pack.documents()) {
            document.editions().forEach(edition -> edition.carriesOut().forEach(requirement ->
                    claims.add(new Claim(requirement, List.of(new Part.OfEdition(edition.id()))))));
            for (Pack.Provision provision : document.provisions()) {
                List<Part> part = List.of(new Part.OfProvision(provision.id()));
                if (pack.prepared().stream().noneMatch(waiting -> waiting.provision().equals(provision.id()))) {
                    continue; // Without anything prepared, nothing shows that it is left alone.
                }
                provision.carriesOut().forEach(requirement -> claims.add(new Claim(requirement, part)));
            }
        }
        for (Procedure procedure : pack.asIfInForce().procedures()) {
            claims(claims, procedure.source(), List.of(new Part.OfProcedure(procedure.id())));
            for (Step step : procedure.steps()) {
                own(step.source(), procedure.source(), claims, List.of(new Part.OfStep(step.id())));
                step.approvals().forEach(approval ->
                        own(approval.source(), step.source(), claims, List.of(new Part.OfApproval(step.id(), approval.id()))));
                for (Field field : step.form().fields()) {
                    List<Part> question = List.of(new Part.OfQuestion(new FieldRef(step.id(), field.id())));
                    field.carriesOut().forEach(requirement -> claims.add(new Claim(requirement, question)));
                    field.group().ifPresent(group -> group.questions().forEach(asked -> asked.carriesOut().forEach(requirement -> claims.add(
                            new Claim(requirement, List.of(new Part.OfQuestion(FieldRef.inGroup(step.id(), field.id(), asked.id()))))))));
                    for (int i = 0; i < field.proposals().size(); i++) {
                        List<Part> proposal = List.of(new Part.OfProposal(new FieldRef(step.id(), field.id()), i + 1));
                        field.proposals().get(i).carriesOut().forEach(requirement -> claims.add(new Claim(requirement, proposal)));
                    }
                }
            }
            for (Rule rule : procedure.rules()) {
                List<Part> parts = new ArrayList<>(List.of(new Part.OfRule(rule.id())));
                for (int i = 0; i < rule.exceptions().size(); i++) {
                    Part exception = new Part.OfException(rule.id(), i + 1);
                    if (rule.exceptions().get(i).source().equals(rule.source())) {
                        parts.add(exception);
                    } else {
                        claims(claims, rule.exceptions().get(i).source(), List.of(exception));
                    }
                }
                rule.extension().ifPresent(extension -> {
                    Part part = new Part.OfExtension(rule.id());
                    if (extension.source().equals(rule.source())) {
                        parts.add(part);
                    } else {
                        claims(claims, extension.source(), List.of(part));
                    }
                });
                own(rule.source(), procedure.source(), claims, parts);
            }
        }
        return claims;
    }

    private static void own(Source source, Source inherited, List<Claim> claims, List<Part> parts) {
        if (!source.equals(inherited)) {
            claims(claims, source, parts);
        }
    }

    private static void claims(List<Claim> claims, Source source, List<Part> parts) {
        source.carriesOut().forEach(requirement -> claims.add(new Claim(requirement, List.copyOf(parts))));
    }

    /**
     * Each place at which a pack, or one that it extends, claims a requirement that is not known.
     *
     * @return problems whose files are named under the folder of packs
     */
    static List<Problem> ofUnknown(Path packs, String pack, List<String> known) {
        List<Problem> problems = new ArrayList<>();
        for (String id : Scenarios.lineage(packs, pack)) {
            for (Path file : files(packs.resolve(id))) {
                Writing writing = new Writing(packs.relativize(file).toString().replace('\\', '/'));
                Scenarios.text(file).flatMap(writing::root).ifPresent(root -> claimed(root).stream()
                        .filter(claim -> !known.contains(claim.getValue()))
                        .forEach(claim -> writing.wrong(
                                claim,
                                "There is no requirement %s in the catalogue".formatted(claim.getValue()),
                                Spelling.nearest(claim.getValue(), known)
                                        .map("Did you mean %s?"::formatted)
                                        .orElse("Correct its id, or take it out"))));
                problems.addAll(writing.problems());
            }
        }
        return problems;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder.resolve("procedures"), 1)) {
            return Stream.concat(
                            Stream.of(folder.resolve("pack.yaml")), files.filter(file -> file.toString().endsWith(".yaml")).sorted())
                    .toList();
        } catch (IOException none) {
            return List.of(folder.resolve("pack.yaml"));
        }
    }

    /** The texts under every {@code carries_out}, however deep. */
    private static List<ScalarNode> claimed(Node node) {
        List<ScalarNode> claimed = new ArrayList<>();
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple entry : mapping.getValue()) {
                    boolean here = entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(CARRIES_OUT);
                    claimed.addAll(here ? texts(entry.getValueNode()) : claimed(entry.getValueNode()));
                }
            }
            case SequenceNode list -> list.getValue().forEach(item -> claimed.addAll(claimed(item)));
            default -> {}
        }
        return claimed;
    }

    private static List<ScalarNode> texts(Node value) {
        return switch (value) {
            case ScalarNode text -> List.of(text);
            case SequenceNode list -> list.getValue().stream()
                    .flatMap(item -> item instanceof ScalarNode text ? Stream.of(text) : Stream.<ScalarNode>empty())
                    .toList();
            default -> List.of();
        };
    }
}
