package kith.server.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import kith.procedures.history.Occurred;
import kith.server.Browser;
import kith.server.TestDatabase;
import kith.server.TestPartnership.Colleague;
import kith.server.TestPartnership;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How many statements the pages that everybody reads send, besides the session's: few, and no more where there is more to show. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsOfAPageTest {
    private static final int AT_MOST = 8;

    /** Statements of requests: what the ledger's own thread sends meanwhile is nobody's page. */
    private static final List<String> SENT = new CopyOnWriteArrayList<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        static BeanPostProcessor writingDownWhatIsSent() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source
                            ? ProxyDataSourceBuilder.create(source).listener(new WritesDown()).build()
                            : bean;
                }
            };
        }
    }

    private static final class WritesDown implements QueryExecutionListener {
        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (Thread.currentThread().getName().startsWith("http-")) {
                queries.forEach(query -> SENT.add(query.getQuery().strip().replaceAll("\\s+", " ")));
            }
        }
    }

    @DynamicPropertySource
    static void place(DynamicPropertyRegistry registry) throws IOException {
        TestDatabase.register(registry);
        String folder = Files.createTempDirectory("kith-statements").toString();
        registry.add("kith.data", () -> folder);
    }

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private Environment environment;

    private TestPartnership partnership;
    private Browser socialWorker;

    @BeforeAll
    void aSocialWorkerIsSignedIn() {
        partnership = new TestPartnership(kith).enrol();
        socialWorker = new Browser(environment.getRequiredProperty("local.server.port", Integer.class));
        socialWorker.signIn(Colleague.SOCIAL_WORKER.signIn(), TestPartnership.PASSWORD);
    }

    @Test
    void theOverviewOfARecordSendsAtMostEight() {
        String record = assessed(partnership.contact("Robin", "Marsh"));

        List<String> sent = sentBy("/records/" + record, "Robin");

        assertThat(sent).as(String.join("\n", sent)).hasSizeBetween(2, AT_MOST);
        assertThat(sent).as("the read is audited").anyMatch(statement -> statement.startsWith("insert into audit"));
    }

    @Test
    void theOverviewSendsAsManyWhereThereAreBrothersAndSisters() {
        String alone = assessed(partnership.contact("Wren", "Hollis"));
        List<String> family = partnership.contact(List.of("Ash", "Ivy", "Rowan"), "Hollis");
        family.forEach(this::assessed);

        assertThat(sentBy("/records/" + family.getFirst(), "Rowan")).isEqualTo(sentBy("/records/" + alone, "Wren"));
    }

    @Test
    void myWorkSendsAtMostEightAndAsManyWhenThereIsMore() {
        assessed(partnership.contact("Kit", "Marsh"));
        List<String> sent = sentBy("/my-work", "Kit");
        assessed(partnership.contact("Merle", "Marsh"));
        assessed(partnership.contact("Teal", "Marsh"));

        assertThat(sent).as(String.join("\n", sent)).hasSizeBetween(2, AT_MOST);
        assertThat(sent).as("the read is audited").anyMatch(statement -> statement.startsWith("insert into audit"));
        assertThat(sentBy("/my-work", "Teal")).isEqualTo(sent);
    }

    @Test
    void findingSendsAtMostEightAndAsManyWhenThereIsMore() {
        assessed(partnership.contact("Linnet", "Sedge"));
        String search = socialWorker.post("/find", Map.of("words", List.of("sedge"))).location();
        List<String> sent = sentBy(search, "Linnet");
        assessed(partnership.contact("Siskin", "Sedge"));

        assertThat(sent).as(String.join("\n", sent)).hasSizeBetween(2, AT_MOST);
        assertThat(sent).as("the read is audited").anyMatch(statement -> statement.startsWith("insert into audit"));
        assertThat(sentBy(search, "Siskin")).isEqualTo(sent);
    }

    @Test
    void whatIsHandedOverSendsAtMostEightAndAsManyWhenThereIsMore() {
        handedOver("Plover");
        List<String> sent = sentBy("/handover", "Plover");
        handedOver("Dunlin");

        assertThat(sent).as(String.join("\n", sent)).hasSizeBetween(2, AT_MOST);
        assertThat(sent).as("the read is audited").anyMatch(statement -> statement.startsWith("insert into audit"));
        assertThat(sentBy("/handover", "Dunlin")).isEqualTo(sent);
    }

    @Test
    void closingAndLegalStatusSendAtMostEight() {
        String record = assessed(partnership.contact("Garnet", "Marsh"));
        for (String page : List.of("/closing", "/legal-status")) {
            List<String> sent = sentBy("/records/" + record + page, "Garnet");

            assertThat(sent).as(String.join("\n", sent)).hasSizeBetween(2, AT_MOST);
            assertThat(sent).as("the read is audited").anyMatch(statement -> statement.startsWith("insert into audit"));
        }
    }

    @Test
    void aRecordAsItWasOnADaySendsAtMostEightAndAsManyWhereThereAreBrothersAndSisters() {
        String yesterday = "/on?day=" + LocalDate.now(Occurred.LONDON).minusDays(1);
        String alone = assessed(partnership.contact("Jasper", "Marsh"));
        List<String> family = partnership.contact(List.of("Opal", "Beryl"), "Marsh");
        family.forEach(this::assessed);
        List<String> sent = sentBy("/records/" + alone + yesterday, "Jasper");

        assertThat(sent).as(String.join("\n", sent)).hasSizeBetween(2, AT_MOST);
        assertThat(sent).as("the read is audited").anyMatch(statement -> statement.startsWith("insert into audit"));
        assertThat(sentBy("/records/" + family.getFirst() + yesterday, "Beryl")).isEqualTo(sent);
    }

    @Test
    void helpSendsAtMostEightAndAsksForNoRecord() {
        List<String> sent = sentBy("/help", "How it is done");

        assertThat(sent).as(String.join("\n", sent)).hasSizeBetween(1, AT_MOST);
        // Who the viewer is, and whether anything is new to them, is asked for every page.
        assertThat(sent).filteredOn(statement -> !statement.startsWith("select v.*, c.professional as covered")).noneMatch(statement -> statement.contains(" event"));
        assertThat(sentBy("/help/tour/1", "A tour of Kith")).isEqualTo(sent);
        assertThat(sentBy("/help/whats-new", "What’s new")).isEqualTo(sent);
        assertThat(sentBy("/help/shortcuts", "Keyboard shortcuts")).isEqualTo(sent);
    }

    @Test
    void aStepsPageSendsAsManyWithTheProcedureBesideIt() {
        String record = assessed(partnership.contact("Rail", "Marsh"));
        List<String> sent = sentBy("/records/" + record + "/steps/strategy_discussion", "What the procedure says");

        assertThat(sent).as(String.join("\n", sent)).hasSizeBetween(2, AT_MOST);
    }

    private void handedOver(String name) {
        String record = assessed(partnership.contact(name, "Marsh"));
        partnership.record(Colleague.SOCIAL_WORKER, record, "out_of_hours_handover", Map.of());
    }

    /** A child whose assessment the social worker holds, so that the pages have something to show. */
    private String assessed(String record) {
        partnership.record(Colleague.TEAM_MANAGER, record, "referral_decision", Map.of("treated_as", "referral", "outcome", "assessment"));
        partnership.allocate(record, Colleague.SOCIAL_WORKER);
        return record;
    }

    private List<String> sentBy(String path, String shown) {
        SENT.clear();
        Browser.Page page = socialWorker.get(path);
        List<String> sent = SENT.stream().filter(statement -> !statement.toLowerCase(java.util.Locale.ROOT).contains("spring_session")).toList();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(shown);
        return sent;
    }
}
