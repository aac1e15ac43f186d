package kith.procedures.condition;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Comparison;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kith.procedures.condition.Compiled.Fault;
import kith.procedures.condition.Question.Kind;

/**
 * Compiles condition texts (a subset of CEL, https://cel.dev) against the questions of a pack's forms. The only class that
 * knows CEL.
 *
 * <p>May be used by several threads. CEL parses; the walk below gives each construct its meaning and its error messages, in a pack writer's words; CEL's
 * checker then types the whole against the same declarations, so that a hole in the walk cannot let an ill-typed text
 * through.
 */
public final class ConditionCompiler {
    private static final int LONGEST = 4_000;
    private static final CelType STEP = OpaqueType.create("step");
    /** CEL's checker gathers all its declarations, and compares each with each, for every text that it checks: these few are all that is needed. */
    private static final Set<StandardFunction> OPERATORS = EnumSet.of(
            StandardFunction.LOGICAL_AND,
            StandardFunction.LOGICAL_OR,
            StandardFunction.LOGICAL_NOT,
            StandardFunction.EQUALS,
            StandardFunction.NOT_EQUALS,
            StandardFunction.IN);
    private static final Set<Comparison> COMPARISONS = EnumSet.of(
            Comparison.LESS_INT64,
            Comparison.LESS_DOUBLE,
            Comparison.LESS_EQUALS_INT64,
            Comparison.LESS_EQUALS_DOUBLE,
            Comparison.GREATER_INT64,
            Comparison.GREATER_DOUBLE,
            Comparison.GREATER_EQUALS_INT64,
            Comparison.GREATER_EQUALS_DOUBLE);
    private static final CelStandardDeclarations STANDARD = CelStandardDeclarations.newBuilder()
            .filterFunctions((function, overload) -> OPERATORS.contains(function)
                    || overload instanceof Comparison comparison && COMPARISONS.contains(comparison))
            .build();

    private static final String NOT_A_CONDITION = "Write a condition such as contact.harm_suspected, step.choice == 'code',"
            + " 'code' in step.choices, answered(step.field), recorded(step) or recorded_this_time(step), joined with &&, || and !";

    private final Map<String, Map<String, Question>> questions;
    /** By the steps that a condition names. */
    private final Map<Set<String>, CelCompiler> checkers = new ConcurrentHashMap<>();
    private final Map<String, Understood> understood;

    /** @param against the questions of the steps that the text names */
    private record Understood(Condition condition, Map<String, Map<String, Question>> against) {}

    /** @param questions by step, then by field */
    public ConditionCompiler(Map<String, Map<String, Question>> questions) {
        this(questions, new ConcurrentHashMap<>());
    }

    /**
     * For a pack laid over the one that {@code before} compiles, or the same pack changed: what one of the two understood, the other
     * does not compile again where it asks the same questions.
     */
    public ConditionCompiler(Map<String, Map<String, Question>> questions, ConditionCompiler before) {
        this(questions, before.understood);
    }

    private ConditionCompiler(Map<String, Map<String, Question>> questions, Map<String, Understood> understood) {
        this.understood = understood;
        Map<String, Map<String, Question>> copy = new LinkedHashMap<>();
        questions.forEach((step, fields) -> copy.put(step, new LinkedHashMap<>(fields)));
        this.questions = copy;
    }

    /** The same for all: parsing needs no declarations. */
    private static final class Parser {
        static final CelCompiler CEL = new ConditionCompiler(Map.of()).declaring(List.of()).build();
    }

    /**
     * Knows the questions of these steps and no others: the checker takes in every declaration anew for each text, and a pack has
     * thousands. A step that the walk overlooked would be undeclared, and so a fault.
     */
    private CelCompilerBuilder declaring(Collection<String> steps) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(STANDARD)
                .addFunctionDeclarations(
                        CelFunctionDecl.newFunctionDeclaration(
                                "recorded", CelOverloadDecl.newGlobalOverload("recorded_step", SimpleType.BOOL, STEP)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "recorded_this_time", CelOverloadDecl.newGlobalOverload("recorded_this_time_step", SimpleType.BOOL, STEP)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "answered", CelOverloadDecl.newGlobalOverload("answered_any", SimpleType.BOOL, SimpleType.DYN)))
                .setResultType(SimpleType.BOOL);
        steps.forEach(step -> {
            builder.addVar(step, STEP);
            questions.get(step).forEach((field, question) -> builder.addVar(step + "." + field, type(question.kind())));
        });
        return builder;
    }

    /** Compiles one condition; every fault found in it is reported. */
    public Compiled compile(String text) {
        if (text.length() > LONGEST) {
            return new Compiled.Faulty(List.of(new Fault(0, "This condition is longer than " + LONGEST + " characters", "Split the rule")));
        }
        Understood before = understood.get(text);
        if (before != null && before.against().entrySet().stream().allMatch(step -> step.getValue().equals(questions.get(step.getKey())))) {
            return new Compiled.Ready(before.condition());
        }
        CelValidationResult parsed = Parser.CEL.parse(text);
        if (parsed.hasError()) {
            return new Compiled.Faulty(faults(parsed));
        }
        CelAbstractSyntaxTree tree = tree(parsed);
        Walk walk = new Walk(tree.getSource());
        Condition condition = walk.condition(tree.getExpr());
        if (!walk.faults.isEmpty()) {
            return new Compiled.Faulty(walk.faults);
        }
        CelValidationResult checked = checkers.computeIfAbsent(walk.steps, steps -> declaring(steps).build()).check(tree);
        if (checked.hasError()) {
            return new Compiled.Faulty(faults(checked));
        }
        understood.put(text, new Understood(condition, walk.steps.stream().collect(Collectors.toMap(step -> step, questions::get))));
        return new Compiled.Ready(condition);
    }

    private static CelType type(Kind kind) {
        return switch (kind) {
            case YES_NO -> SimpleType.BOOL;
            case CHOICE -> SimpleType.STRING;
            case CHOICES -> ListType.create(SimpleType.STRING);
            // CEL will not compare 10 with 10.5; the walk has seen to it that only numbers are compared.
            case NUMBER -> SimpleType.DYN;
            case OTHER -> OpaqueType.create("other");
        };
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult parsed) {
        try {
            return parsed.getAst();
        } catch (CelValidationException impossible) {
            throw new IllegalStateException("a parse without errors has no tree", impossible);
        }
    }

    private static List<Fault> faults(CelValidationResult result) {
        List<Fault> faults = new ArrayList<>();
        for (CelIssue issue : result.getErrors()) {
            int offset = result.getSource().getLocationOffset(issue.getSourceLocation()).orElse(0);
            faults.add(new Fault(Math.max(0, offset), "This condition cannot be read: " + plain(issue.getMessage()), NOT_A_CONDITION));
        }
        return faults;
    }

    /** The parser's own message lists every symbol that it would have taken, which helps nobody. */
    private static String plain(String message) {
        String line = message.lines().findFirst().orElse("").replaceFirst(" expecting .*", "").strip();
        return line.contains("<EOF>") ? "it ends too early" : line;
    }

    /** One pass over one parsed text. Where a part is at fault it stands as {@link Condition.Always}, which nobody will see. */
    private final class Walk {
        private final CelSource source;
        private final List<Fault> faults = new ArrayList<>();
        /** That it names. */
        private final Set<String> steps = new HashSet<>();

        Walk(CelSource source) {
            this.source = source;
        }

        Condition condition(CelExpr expression) {
            return switch (expression.getKind()) {
                case IDENT, SELECT -> field(expression, "stands alone", Kind.YES_NO)
                        .<Condition>map(Condition.IsYes::new)
                        .orElse(FAULTY);
                case CALL -> call(expression);
                default -> fault(expression, "This is not a condition", NOT_A_CONDITION);
            };
        }

        private Condition call(CelExpr expression) {
            CelExpr.CelCall call = expression.call();
            List<CelExpr> parts = call.args();
            return switch (call.function()) {
                case "_&&_" -> new Condition.All(joined(expression, "_&&_"));
                case "_||_" -> new Condition.Any(joined(expression, "_||_"));
                case "!_" -> new Condition.Not(condition(parts.getFirst()));
                case "_==_" -> comparison(expression, parts, "==");
                case "_!=_" -> new Condition.Not(comparison(expression, parts, "!="));
                case "_<_" -> comparison(expression, parts, "<");
                case "_<=_" -> comparison(expression, parts, "<=");
                case "_>=_" -> comparison(expression, parts, ">=");
                case "_>_" -> comparison(expression, parts, ">");
                case "@in" -> includes(expression, parts);
                case "answered" -> one(expression, parts, "answered(step.field)")
                        .flatMap(this::anyField)
                        .<Condition>map(Condition.IsAnswered::new)
                        .orElse(FAULTY);
                case "recorded" -> one(expression, parts, "recorded(step)")
                        .flatMap(this::step)
                        .<Condition>map(Condition.IsRecorded::new)
                        .orElse(FAULTY);
                case "recorded_this_time" -> one(expression, parts, "recorded_this_time(step)")
                        .flatMap(this::step)
                        .<Condition>map(Condition.IsRecordedThisTime::new)
                        .orElse(FAULTY);
                case "_-_" -> fault(expression, "A hyphen is a minus sign here", "Write names with underscores, as in harm_suspected");
                default -> fault(expression, "%s is not part of the pack language".formatted(written(call.function())),
                        call.target().isEmpty()
                                ? Spelling.nearest(call.function(), List.of("answered", "recorded", "recorded_this_time"))
                                        .map(name -> "Did you mean " + name + "?")
                                        .orElse(NOT_A_CONDITION)
                                : NOT_A_CONDITION);
            };
        }

        /** {@code a && b && c} is one condition of three parts, in the order written. */
        private List<Condition> joined(CelExpr expression, String operator) {
            List<Condition> parts = new ArrayList<>();
            for (CelExpr part : expression.call().args()) {
                boolean same = part.getKind() == CelExpr.ExprKind.Kind.CALL && part.call().function().equals(operator);
                if (same) {
                    parts.addAll(joined(part, operator));
                } else {
                    parts.add(condition(part));
                }
            }
            return parts;
        }

        private Condition comparison(CelExpr expression, List<CelExpr> sides, String comparison) {
            CelExpr left = sides.get(0);
            CelExpr right = sides.get(1);
            if (left.getKind() == CelExpr.ExprKind.Kind.CONSTANT && right.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
                return fault(expression, "The question comes first", "Write step.field " + comparison + " value");
            }
            Optional<FieldRef> named = anyField(left);
            if (named.isEmpty()) {
                return FAULTY;
            }
            FieldRef field = named.get();
            Question question = questions.get(field.step()).get(field.field());
            boolean equality = comparison.equals("==") || comparison.equals("!=");
            return switch (question.kind()) {
                case CHOICE -> equality
                        ? code(right, field, question).<Condition>map(code -> new Condition.IsOneOf(field, List.of(code))).orElse(FAULTY)
                        : fault(expression, "%s is a choice, which has no %s".formatted(field, comparison), "Use == or != with one of its codes");
                case NUMBER -> number(right, field)
                        .<Condition>map(number -> new Condition.Compares(field, equality ? "==" : comparison, number))
                        .orElse(FAULTY);
                case YES_NO -> fault(expression, "%s is a yes/no question and needs no comparison".formatted(field),
                        "Write %s for yes, !%s for no".formatted(field, field));
                case CHOICES -> fault(expression, "%s may have several choices and is compared as if it had one".formatted(field),
                        "Write 'code' in " + field);
                case OTHER -> fault(expression, "%s is not a question that a condition can compare".formatted(field),
                        "Compare a choice, a yes/no question or a number, or write answered(%s)".formatted(field));
            };
        }

        private Condition includes(CelExpr expression, List<CelExpr> sides) {
            CelExpr right = sides.get(1);
            if (right.getKind() == CelExpr.ExprKind.Kind.LIST) {
                return isOneOf(sides.get(0), right.list().elements());
            }
            Optional<FieldRef> field = field(right, "is looked into with `in`", Kind.CHOICES);
            if (field.isEmpty()) {
                return FAULTY;
            }
            FieldRef ref = field.get();
            return code(sides.get(0), ref, questions.get(ref.step()).get(ref.field()))
                    .<Condition>map(code -> new Condition.Includes(ref, code))
                    .orElse(FAULTY);
        }

        private Condition isOneOf(CelExpr left, List<CelExpr> listed) {
            Optional<FieldRef> field = field(left, "is looked for in a list of codes", Kind.CHOICE);
            if (field.isEmpty()) {
                return FAULTY;
            }
            FieldRef ref = field.get();
            Question question = questions.get(ref.step()).get(ref.field());
            List<String> codes = new ArrayList<>();
            listed.forEach(item -> code(item, ref, question).ifPresent(codes::add));
            return new Condition.IsOneOf(ref, codes);
        }

        private Optional<CelExpr> one(CelExpr expression, List<CelExpr> parts, String form) {
            if (parts.size() != 1 || expression.call().target().isPresent()) {
                fault(expression, expression.call().function() + " takes one name", "Write " + form);
                return Optional.empty();
            }
            return Optional.of(parts.getFirst());
        }

        private Optional<String> code(CelExpr expression, FieldRef field, Question question) {
            Optional<CelConstant> constant = constant(expression, CelConstant.Kind.STRING_VALUE);
            if (constant.isEmpty()) {
                fault(expression, "%s is compared with something that is not a code".formatted(field),
                        Spelling.remedy("", question.codes(), "code") + ", in quotation marks");
                return Optional.empty();
            }
            String code = constant.get().stringValue();
            if (!question.codes().contains(code)) {
                fault(expression, "%s has no option '%s'".formatted(field, code), Spelling.remedy(code, question.codes(), "option"));
                return Optional.empty();
            }
            return Optional.of(code);
        }

        private Optional<BigDecimal> number(CelExpr expression, FieldRef field) {
            Optional<BigDecimal> number = constant(expression, CelConstant.Kind.INT64_VALUE)
                    .map(whole -> BigDecimal.valueOf(whole.int64Value()))
                    .or(() -> constant(expression, CelConstant.Kind.DOUBLE_VALUE)
                            .map(broken -> BigDecimal.valueOf(broken.doubleValue())));
            if (number.isPresent()) {
                return number;
            }
            fault(expression, "%s is a number and is compared with something else".formatted(field), "Write a number, as in %s >= 10".formatted(field));
            return Optional.empty();
        }

        private Optional<FieldRef> field(CelExpr expression, String use, Kind needed) {
            Optional<FieldRef> field = anyField(expression);
            if (field.isPresent()) {
                FieldRef ref = field.get();
                Question question = questions.get(ref.step()).get(ref.field());
                if (question.kind() != needed) {
                    fault(expression, "%s %s but is %s".formatted(ref, use, said(question.kind())), remedyFor(ref, question));
                    return Optional.empty();
                }
            }
            return field;
        }

        private Optional<FieldRef> anyField(CelExpr expression) {
            if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT) {
                String name = expression.ident().name();
                fault(expression, "%s does not say which step's question it is".formatted(name),
                        questions.containsKey(name)
                                ? "Write %s.field, or recorded(%s) for the step itself".formatted(name, name)
                                : stepsAsking(name).map("Did you mean %s?"::formatted).orElse("Write step.field"));
                return Optional.empty();
            }
            Optional<FieldRef> inEntry = inEntry(expression);
            if (inEntry.isPresent()) {
                return inEntry;
            }
            boolean dotted = expression.getKind() == CelExpr.ExprKind.Kind.SELECT
                    && expression.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT
                    && !expression.select().testOnly();
            if (!dotted) {
                fault(expression, "A question is expected here", "Write step.field");
                return Optional.empty();
            }
            String field = expression.select().field();
            Optional<String> step = step(expression.select().operand());
            if (step.isPresent() && !questions.get(step.get()).containsKey(field)) {
                int afterTheDot = offset(expression) + 1;
                fault(afterTheDot, "The form of %s has no question %s".formatted(step.get(), field),
                        Spelling.remedy(field, questions.get(step.get()).keySet(), "question"));
                return Optional.empty();
            }
            return step.map(known -> new FieldRef(known, field));
        }

        /** {@code step.group.question}: an answer of the entry that is being filled in. Whether one is, whoever asked to compile knows. */
        private Optional<FieldRef> inEntry(CelExpr expression) {
            if (expression.getKind() != CelExpr.ExprKind.Kind.SELECT || expression.select().testOnly()) {
                return Optional.empty();
            }
            CelExpr group = expression.select().operand();
            if (group.getKind() != CelExpr.ExprKind.Kind.SELECT || group.select().operand().getKind() != CelExpr.ExprKind.Kind.IDENT) {
                return Optional.empty();
            }
            FieldRef ref = FieldRef.inGroup(group.select().operand().ident().name(), group.select().field(), expression.select().field());
            if (!questions.getOrDefault(ref.step(), Map.of()).containsKey(ref.field())) {
                return Optional.empty();
            }
            steps.add(ref.step());
            return Optional.of(ref);
        }

        private Optional<String> step(CelExpr expression) {
            if (expression.getKind() != CelExpr.ExprKind.Kind.IDENT) {
                fault(expression, "A step is expected here", "Write the step's name without a question, as in recorded(contact)");
                return Optional.empty();
            }
            String name = expression.ident().name();
            if (!questions.containsKey(name)) {
                fault(expression, "There is no step " + name, Spelling.remedy(name, questions.keySet(), "step"));
                return Optional.empty();
            }
            steps.add(name);
            return Optional.of(name);
        }

        private Optional<String> stepsAsking(String field) {
            return questions.entrySet().stream()
                    .filter(step -> step.getValue().containsKey(field))
                    .map(step -> step.getKey() + "." + field)
                    .findFirst();
        }

        private Condition fault(CelExpr expression, String what, String remedy) {
            return fault(offset(expression), what, remedy);
        }

        private Condition fault(int offset, String what, String remedy) {
            faults.add(new Fault(offset, what, remedy));
            return FAULTY;
        }

        private int offset(CelExpr expression) {
            return source.getPositionsMap().getOrDefault(expression.id(), 0);
        }
    }

    private static final Condition FAULTY = new Condition.Always();

    private static Optional<CelConstant> constant(CelExpr expression, CelConstant.Kind kind) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT && expression.constant().getKind() == kind
                ? Optional.of(expression.constant())
                : Optional.empty();
    }

    private static String said(Kind kind) {
        return switch (kind) {
            case YES_NO -> "a yes/no question";
            case CHOICE -> "a choice";
            case CHOICES -> "a choice of several";
            case NUMBER -> "a number";
            case OTHER -> "neither a choice, a yes/no question nor a number";
        };
    }

    private static String remedyFor(FieldRef field, Question question) {
        return switch (question.kind()) {
            case YES_NO -> "Write %s for yes, !%s for no".formatted(field, field);
            case CHOICE -> "Write %s == '%s'".formatted(field, firstOf(question.codes()));
            case CHOICES -> "Write '%s' in %s".formatted(firstOf(question.codes()), field);
            case NUMBER -> "Write %s >= 10, or another comparison".formatted(field);
            case OTHER -> "Write answered(%s)".formatted(field);
        };
    }

    private static String firstOf(Collection<String> codes) {
        return codes.stream().findFirst().orElse("code");
    }

    private static String written(String function) {
        return switch (function) {
            case "_+_", "_*_", "_/_", "_%_" -> "Arithmetic (" + function.charAt(1) + ")";
            case "_?_:_" -> "The choice operator ?:";
            case "_[_]" -> "Indexing with [ ]";
            case "-_" -> "A minus sign here";
            default -> function;
        };
    }
}
