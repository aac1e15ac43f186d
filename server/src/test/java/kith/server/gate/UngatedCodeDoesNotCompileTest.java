package kith.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that goes round the gate is refused by the compiler, and the same code through the gate is accepted. */
class UngatedCodeDoesNotCompileTest {
    /** @param round code that goes round the gate; @param through its twin; @param words what the compiler must say to the first */
    private record Attempt(String what, String round, String through, String words) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static final String GIVEN =
            """
            package kith.server.elsewhere;
            import java.util.*;
            import kith.server.gate.*;
            import kith.server.people.*;
            import kith.server.record.*;
            import kith.server.work.*;
            import kith.server.web.*;
            class Elsewhere {
                Gate gate; Children children; Reading reading; Obligations obligations; Siblings siblings; Recording recording;
                Pages pages; Viewer viewer; Child child;
                jakarta.servlet.http.HttpServletRequest request; jakarta.servlet.http.HttpServletResponse response;
                Permit permit() { return gate.permit(viewer, Action.READ_RECORD, "record", Set.of(), Outlet.PAGE); }
                Object attempt() throws Exception {
                    return %s;
                }
                interface Writing { void write() throws Exception; }
                static Object written(Writing what) throws Exception { what.write(); return what; }
            }
            """;

    static Stream<Attempt> attempts() {
        return Stream.of(
                new Attempt(
                        "making a permit",
                        "new Permit(viewer, Action.READ_RECORD, Optional.of(\"record\"), Level.FULL, true, Outlet.PAGE)",
                        "permit()",
                        "Permit(kith.server.gate.Viewer,kith.server.gate.Action,java.util.Optional<java.lang.String>,kith.server.gate.Level,boolean,kith.server.gate.Outlet) is not public in kith.server.gate.Permit; cannot be accessed from outside package"),
                new Attempt(
                        "making a permit of one's own kind",
                        "new Permit() { }",
                        "permit()",
                        "cannot inherit from final"),
                new Attempt(
                        "marking a value as seen",
                        "new Seen<>(child)",
                        "permit().seen(child)",
                        "is not public in kith.server.gate.Seen; cannot be accessed from outside package"),
                new Attempt(
                        "showing a bare value",
                        "written(() -> pages.show(request, response, viewer, \"t\", null, child))",
                        "written(() -> pages.show(request, response, viewer, \"t\", null, children.subject(permit())))",
                        "kith.server.people.Child cannot be converted to kith.server.gate.Seen<?>"),
                new Attempt(
                        "showing a bare value again, with errors",
                        "written(() -> pages.showAgain(request, response, viewer, \"t\", null, child))",
                        "written(() -> pages.showAgain(request, response, viewer, \"t\", null, children.subject(permit())))",
                        "kith.server.people.Child cannot be converted to kith.server.gate.Seen<?>"),
                new Attempt(
                        "showing a bare value beside another's",
                        "written(() -> pages.showConflict(request, response, viewer, \"t\", null, child))",
                        "written(() -> pages.showConflict(request, response, viewer, \"t\", null, children.subject(permit())))",
                        "kith.server.people.Child cannot be converted to kith.server.gate.Seen<?>"),
                new Attempt(
                        "passing a child off as nothing recorded",
                        "written(() -> pages.open(request, response, 200, viewer, \"t\", null, child))",
                        "written(() -> pages.open(request, response, 200, viewer, \"t\", null, (NothingRecorded) null))",
                        "kith.server.people.Child cannot be converted to kith.server.web.NothingRecorded"),
                new Attempt(
                        "reading a child by the record's name",
                        "children.subject(\"record\")",
                        "children.subject(permit())",
                        "java.lang.String cannot be converted to kith.server.gate.Permit"),
                new Attempt(
                        "searching for children",
                        "children.named(\"ada\")",
                        "children.named(permit(), \"ada\")",
                        "cannot be applied to given types"),
                new Attempt(
                        "replaying a record",
                        "reading.record(\"record\")",
                        "reading.record(permit())",
                        "java.lang.String cannot be converted to kith.server.gate.Permit"),
                new Attempt(
                        "listing a person's work",
                        "obligations.ofPerson(\"professional\")",
                        "obligations.ofPerson(permit())",
                        "java.lang.String cannot be converted to kith.server.gate.Permit"),
                new Attempt(
                        "listing siblings",
                        "siblings.of(\"record\")",
                        "siblings.of(permit())",
                        "java.lang.String cannot be converted to kith.server.gate.Permit"),
                new Attempt(
                        "writing an event",
                        "recording.append(List.of(\"record\"), \"submission\", List.of())",
                        "recording.append(List.of(permit()), \"submission\", List.of())",
                        "equality constraints: kith.server.gate.Permit lower bounds: java.lang.String"),
                new Attempt(
                        "opening a record",
                        "recording.open(\"testshire\", \"child\")",
                        "recording.open(permit(), \"child\")",
                        "java.lang.String cannot be converted to kith.server.gate.Permit"),
                new Attempt(
                        "asking the rules without the audit",
                        "kith.server.gate.GateRules.decide(null)",
                        "Policy.rules().decide(null)",
                        "GateRules is not public in kith.server.gate; cannot be accessed from outside package"));
    }

    @TempDir
    private Path classes;

    @ParameterizedTest
    @MethodSource("attempts")
    void the_compiler_refuses_what_goes_round_the_gate_and_accepts_what_goes_through(Attempt attempt) throws IOException {
        assertThat(errors(attempt.through())).isEmpty();
        assertThat(errors(attempt.round())).anyMatch(message -> message.contains(attempt.words()));
    }

    private List<String> errors(String expression) throws IOException {
        String source = GIVEN.formatted(expression);
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///kith/server/elsewhere/Elsewhere.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
        try (var files = compiler.getStandardFileManager(said, Locale.ENGLISH, null)) {
            compiler.getTask(null, files, said, options, null, List.of(file)).call();
        }
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH).replaceAll("\\s+", " "))
                .toList();
    }
}
