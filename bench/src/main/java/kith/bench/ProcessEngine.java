package kith.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import kith.procedures.history.Answer;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.delegate.TaskListener;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.service.delegate.DelegateTask;

/**
 * Flowable, embedded, with the pathway of a story as a process: a user task for each scene, each with a day by which it is due and,
 * where wanted, a timer that would fire then; and a gateway wherever the story turns on an answer. As light as it can be had:
 * no identities, no event registry, no job executor, tasks assigned outright, and the identifier of the next task handed over in
 * memory instead of being looked for.
 */
final class ProcessEngine implements AutoCloseable {
    private static final String PROCESS = "pathway";
    private static final Set<String> TURNS_ON = Set.of("outcome", "decision");

    private final org.flowable.engine.ProcessEngine engine;
    private final HikariDataSource source;
    private final RuntimeService processes;
    private final TaskService tasks;
    private final List<Map<String, Object>> values;
    private final List<String> roles;
    /** By the thread that makes it, which is the thread that completes the one before. */
    private final ThreadLocal<String> next = new ThreadLocal<>();

    /** What is kept of a step. */
    enum Kept {
        /** Each answer a variable, and a timer for each task. */
        ANSWERS_AND_TIMERS,
        /** Each answer a variable. */
        ANSWERS,
        /** All answers of a step as one text; the one that a gateway asks for by itself as well. */
        DOCUMENT
    }

    /** On the same PostgreSQL, remembering who did what and when. */
    static ProcessEngine on(Database database, Told told, Kept kept) {
        return new ProcessEngine(pool(database.url(), database.user(), database.password()), told, kept, HistoryLevel.AUDIT);
    }

    /** On a database that only stands in memory, remembering nothing. */
    static ProcessEngine inMemory(Told told, Kept kept) {
        return new ProcessEngine(pool("jdbc:h2:mem:" + kept + ";DB_CLOSE_DELAY=-1", "sa", ""), told, kept, HistoryLevel.NONE);
    }

    private ProcessEngine(HikariDataSource source, Told told, Kept kept, HistoryLevel history) {
        this.source = source;
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(source);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(history);
        configuration.setAsyncExecutorActivate(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setBeans(Map.of("told", (TaskListener) this::made));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addBytes("pathway.bpmn20.xml", process(told, kept == Kept.ANSWERS_AND_TIMERS).getBytes(StandardCharsets.UTF_8))
                .deploy();
        processes = engine.getRuntimeService();
        tasks = engine.getTaskService();
        values = told.scenes().stream().map(scene -> values(scene, kept)).toList();
        roles = told.scenes().stream().map(Told.Scene::role).toList();
    }

    private void made(DelegateTask task) {
        next.set(task.getId());
    }

    private static HikariDataSource pool(String url, String user, String password) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setAutoCommit(false);
        return new HikariDataSource(pool);
    }

    /** The whole pathway once: as many commits as scenes, or fewer where time is up. */
    int run(BooleanSupplier goesOn) {
        Map<String, Object> contact = new HashMap<>(values.getFirst());
        contact.putAll(Map.of("given_name", "Robin", "family_name", "Marsh", "born", "2019-05-04", "address", "4 Invented Row"));
        contact.put("initiator", roles.getFirst());
        processes.startProcessInstanceByKey(PROCESS, contact);
        int steps = 1;
        while (steps < values.size() && goesOn.getAsBoolean()) {
            tasks.complete(next.get(), roles.get(steps), values.get(steps));
            steps++;
        }
        return steps;
    }

    long finished() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().finished().count();
    }

    private static Map<String, Object> values(Told.Scene scene, Kept kept) {
        Map<String, Object> values = new HashMap<>();
        if (kept == Kept.DOCUMENT) {
            // By the scene's role as well: two agencies report by the same step.
            values.put(scene.step().id() + "_by_" + scene.role(), new TreeMap<>(scene.answers()).toString());
        }
        scene.answers().forEach((field, answer) -> {
            if (kept != Kept.DOCUMENT || TURNS_ON.contains(field)) {
                values.put(scene.step().id() + "_" + field, value(answer));
            }
        });
        return values;
    }

    private static Object value(Answer answer) {
        return switch (answer) {
            case Answer.YesNo(boolean yes) -> yes;
            case Answer.Choice(String code) -> code;
            case Answer.Text(String text) -> text;
            default -> answer.toString();
        };
    }

    private static String process(Told told, boolean timers) {
        StringBuilder xml = new StringBuilder(
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:flowable="http://flowable.org/bpmn" targetNamespace="kith">
                <process id="%s" isExecutable="true"><startEvent id="contact"/><endEvent id="end"/>
                """
                        .formatted(PROCESS));
        String from = "contact";
        List<Told.Scene> scenes = told.scenes();
        for (int i = 0; i < scenes.size(); i++) {
            Told.Scene scene = scenes.get(i);
            String task = i == 0 ? from : "task_" + i;
            if (i > 0) {
                xml.append("<sequenceFlow id='to_%s' sourceRef='%s' targetRef='%s'>%s</sequenceFlow>\n"
                        .formatted(task, from, task, turns(scenes.get(i - 1)).map(ProcessEngine::condition).orElse("")));
                xml.append(
                        """
                        <userTask id="%s" name="%s" flowable:assignee="%s" flowable:dueDate="P10D"><extensionElements>
                        <flowable:taskListener event="create" delegateExpression="${told}"/></extensionElements></userTask>
                        """
                                .formatted(task, scene.step().id(), scene.role()));
                if (timers) {
                    xml.append(
                            """
                            <boundaryEvent id="late_%1$s" attachedToRef="%1$s" cancelActivity="false"><timerEventDefinition>
                            <timeDuration>P10D</timeDuration></timerEventDefinition></boundaryEvent>
                            <sequenceFlow id="from_late_%1$s" sourceRef="late_%1$s" targetRef="told_%1$s"/><endEvent id="told_%1$s"/>
                            """
                                    .formatted(task));
                }
            }
            from = task;
            if (turns(scene).isPresent()) {
                String gateway = "gateway_" + i;
                xml.append("<sequenceFlow id='to_%s' sourceRef='%s' targetRef='%s'/>\n".formatted(gateway, task, gateway));
                xml.append("<exclusiveGateway id='%1$s' default='else_%1$s'/><sequenceFlow id='else_%1$s' sourceRef='%1$s' targetRef='end'/>\n".formatted(gateway));
                from = gateway;
            }
        }
        return xml.append("<sequenceFlow id='to_end' sourceRef='%s' targetRef='end'/>\n</process></definitions>\n".formatted(from)).toString();
    }

    /** The answer on which the story turns, as a test of it. */
    private static Optional<String> turns(Told.Scene scene) {
        List<String> tests = new ArrayList<>();
        scene.answers().forEach((field, answer) -> {
            if (TURNS_ON.contains(field) && answer instanceof Answer.Choice(String code)) {
                tests.add("%s_%s == '%s'".formatted(scene.step().id(), field, code));
            }
        });
        return tests.isEmpty() ? Optional.empty() : Optional.of(tests.stream().sorted().collect(Collectors.joining(" && ")));
    }

    private static String condition(String test) {
        return "<conditionExpression xsi:type='tFormalExpression'><![CDATA[${%s}]]></conditionExpression>".formatted(test);
    }

    @Override
    public void close() {
        engine.close();
        source.close();
    }
}
