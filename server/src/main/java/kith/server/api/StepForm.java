package kith.server.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.procedures.form.FormProblem;
import kith.procedures.form.FormReading;
import kith.procedures.form.Filled;
import kith.procedures.form.Typed;
import kith.procedures.form.TypedAgain;
import kith.procedures.history.Answer;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Field;
import kith.procedures.pack.Step;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;

/**
 * Reads the answers of a request as if they had been typed into the step's form, so that one set of rules holds on pages and
 * here. What a page would quietly leave aside (an answer to a question that is not asked) is a problem here.
 */
final class StepForm {
    private final Step step;
    private final StepRequest request;
    private final String record;
    private final List<Problem> problems;

    private StepForm(Step step, StepRequest request, String record) {
        this.step = step;
        this.request = request;
        this.record = record;
        this.problems = new ArrayList<>(request.problems());
    }

    /** What is to be recorded. */
    record Accepted(Occurred occurred, Map<String, Answer> answers) {}

    /** @throws NotAcceptable with everything that is wrong, each problem with a JSON pointer */
    static Accepted read(Step step, StepRequest request, String record, FormReading.Context context) {
        return new StepForm(step, request, record).read(context);
    }

    private Accepted read(FormReading.Context context) {
        Filled filled = FormReading.read(step, typed(), context);
        filled.problems().forEach(this::add);
        Map<String, Answer> read = filled.answersFor(record);
        for (String question : request.given()) {
            String where = StepRequest.pointer("/answers", question);
            if (!read.containsKey(question) && problems.stream().noneMatch(problem -> problem.where().equals(where))) {
                problems.add(new Problem(
                        "question_not_asked", where, "This question is not asked, given the other answers.", "Leave it out, or check the others."));
            }
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        return new Accepted(request.occurred().orElseThrow(), read);
    }

    private Typed typed() {
        Map<String, List<String>> values = new HashMap<>();
        request.answers().forEach((question, answer) -> step.form().asks(question).ifPresentOrElse(
                field -> {
                    boolean reason = !field.id().equals(question);
                    Field.Type type = reason ? Field.Type.LONG_TEXT : field.type();
                    if (AnswerReading.suits(answer, type)) {
                        String input = FormReading.input(field, record) + (reason ? "_reason" : "");
                        values.putAll(TypedAgain.of(input, answer));
                    } else {
                        problems.add(new Problem(
                                "answer_of_other_kind",
                                "/answers/" + question,
                                "“" + field.label() + "” is answered in another way.",
                                "Send an answer of the kind " + AnswerReading.kinds(type) + "."));
                    }
                },
                () -> problems.add(new Problem(
                        "question_not_known",
                        StepRequest.pointer("/answers", question),
                        step.name() + " does not ask this question.",
                        "Use the questions of the form, by their names in the pack."))));
        // How exactly it is known is the request's to say; that the day makes sense is the form's.
        request.occurred().ifPresent(occurred -> values.putAll(switch (occurred) {
            case Occurred.About(var day, String _) -> TypedAgain.of(FormReading.OCCURRED, new Answer.When(new Occurred.On(day)));
            default -> TypedAgain.of(FormReading.OCCURRED, new Answer.When(occurred));
        }));
        return new Typed(values);
    }

    private void add(FormProblem problem) {
        String input = problem.input().substring(problem.input().indexOf('~') + 1);
        int part = input.indexOf('-');
        String question = part < 0 ? input : input.substring(0, part);
        boolean when = problem.section().isEmpty() && question.equals(FormReading.OCCURRED);
        if (when && request.occurred().equals(Optional.of(new Occurred.Unknown()))) {
            return;
        }
        String where = when ? "/occurred" : "/answers/" + question;
        boolean known = problems.stream().anyMatch(other -> other.where().equals(where));
        if (!known) {
            boolean missing = when ? request.occurred().isEmpty() : !request.given().contains(question);
            problems.add(new Problem(missing ? "answer_missing" : "answer_not_accepted", where, problem.message(), ""));
        }
    }

    /** Whether the form asks for people of the directory. */
    static boolean asksForProfessionals(Step step) {
        Set<Field.Type> types = new HashSet<>();
        step.form().fields().forEach(field -> types.add(field.type()));
        return types.contains(Field.Type.PROFESSIONAL) || types.contains(Field.Type.PROFESSIONALS);
    }
}
