package kith.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.server.TestDatabase;
import kith.server.directory.Accounts;
import kith.server.directory.Directories;
import kith.server.record.PackShelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A first start without the demo. */
@SpringBootTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class FirstDirectoryTest {
    private static final Pattern PASSWORD = Pattern.compile("password {5}([0-9a-z]{20})");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
    }

    @Autowired
    FirstStart firstStart;

    @Autowired
    Directories directories;

    @Autowired
    Accounts accounts;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    PackShelf shelf;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_administrator_can_sign_in_with_the_password_printed_once_and_no_one_else_is_there(CapturedOutput output) {
        // The extension has listened since before the application started.
        Matcher printed = PASSWORD.matcher(output.getOut());
        assertThat(printed.find()).isTrue();
        assertThat(output.getOut()).contains("http://localhost:").doesNotContain("kith-demo");
        Accounts.Account account = accounts.account("administrator").orElseThrow();
        assertThat(passwords.matches(printed.group(1), account.passwordHash())).isTrue();
        assertThat(directories.viewer("buckinghamshire", account.professional()).orElseThrow().role()).isEqualTo("administrator");
        assertThat(jdbc.sql("select count(*) from account").query(Long.class).single()).isEqualTo(1);

        firstStart.run(new DefaultApplicationArguments());
        assertThat(PASSWORD.matcher(output.getOut()).results().count()).isEqualTo(1);
    }

    @Test
    void every_role_of_the_pack_has_a_team_on_duty() {
        assertThat(jdbc.sql("select role from duty").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(shelf.packs("buckinghamshire").latest().roles().keySet());
    }

    @Test
    void a_store_in_use_is_not_given_demo_families(CapturedOutput output) {
        firstStart.run(new DefaultApplicationArguments("--demo"));
        assertThat(output.getOut()).contains("in use already");
        assertThat(jdbc.sql("select count(*) from record").query(Long.class).single()).isZero();
    }
}
