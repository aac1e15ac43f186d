package kith.server.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        if (problems.isEmpty()) {
            request.answers().forEach((question, answer) -> entriesAllAsked(question, answer, read.get(question)));
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        return new Accepted(request.occurred().orElseThrow(), read);
    }

    /** Where nothing is wrong, the entries that were read are those that were sent, one by one. */
    private void entriesAllAsked(String group, Answer sent, Answer read) {
        if (sent instanceof Answer.Entries(var given) && read instanceof Answer.Entries(var taken)) {
            if (taken.size() < given.size()) {
                problems.add(new Problem(
                        "question_not_asked",
                        "/answers/" + group,
                        "One of the entries answers nothing that is asked of it, given its other answers.",
                        "Leave that entry out, or check what it answers."));
                return;
            }
            for (int i = 0; i < given.size(); i++) {
                String entry = "/answers/" + group + "/entries/" + i;
                Set<String> left = new TreeSet<>(given.get(i).keySet());
                left.removeAll(taken.get(i).keySet());
                left.forEach(question -> problems.add(new Problem(
                        "question_not_asked",
                        StepRequest.pointer(entry, question),
                        "This question is not asked, given the other answers.",
                        "Leave it out, or check the others.")));
            }
        }
    }

    /** Whether what each entry answers is asked of it, in the way in which it is answered; else problems are added. */
    private boolean suits(String group, Field.Group asked, List<Map<String, Answer>> entries) {
        int before = problems.size();
        for (int i = 0; i < entries.size(); i++) {
            String entry = "/answers/" + group + "/entries/" + i;
            entries.get(i).forEach((question, answer) -> asked.asks(question).ifPresentOrElse(
                    field -> suits(StepRequest.pointer(entry, question), field, !field.id().equals(question), answer),
                    () -> problems.add(new Problem(
                            "question_not_known",
                            StepRequest.pointer(entry, question),
                            "No " + asked.each() + " is asked this question.",
                            "Use the questions of the form, by their names in the pack."))));
        }
        return problems.size() == before;
    }

    private boolean suits(String where, Field field, boolean reason, Answer answer) {
        Field.Type type = reason ? Field.Type.LONG_TEXT : field.type();
        boolean suits = AnswerReading.suits(answer, type);
        if (!suits) {
            problems.add(new Problem(
                    "answer_of_other_kind",
                    where,
                    "“" + field.label() + "” is answered in another way.",
                    "Send an answer of the kind " + AnswerReading.kinds(type) + "."));
        }
        return suits;
    }

    private Typed typed() {
        Map<String, List<String>> values = new HashMap<>();
        request.answers().forEach((question, answer) -> step.form().asks(question).ifPresentOrElse(
                field -> {
                    boolean reason = !field.id().equals(question);
                    boolean fits = suits("/answers/" + question, field, reason, answer)
                            && (!(answer instanceof Answer.Entries(var entries)) || suits(question, field.group().orElseThrow(), entries));
                    if (fits) {
                        values.putAll(TypedAgain.of(FormReading.input(field, record) + (reason ? "_reason" : ""), answer));
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
        String[] entry = question.split("\\.");
        boolean inEntry = entry.length == 3;
        int nth = inEntry ? Integer.parseInt(entry[1]) - 1 : 0;
        String where = when ? "/occurred" : inEntry ? "/answers/%s/entries/%d/%s".formatted(entry[0], nth, entry[2]) : "/answers/" + question;
        boolean known = problems.stream().anyMatch(other -> other.where().equals(where));
        if (!known) {
            boolean missing = when
                    ? request.occurred().isEmpty()
                    : inEntry
                            ? !(request.answers().get(entry[0]) instanceof Answer.Entries(var entries) && entries.get(nth).containsKey(entry[2]))
                            : !request.given().contains(question);
            problems.add(new Problem(missing ? "answer_missing" : "answer_not_accepted", where, problem.message(), ""));
        }
    }
}
