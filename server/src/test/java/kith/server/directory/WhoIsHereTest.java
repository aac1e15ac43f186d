package kith.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import kith.server.RunningKith;
import kith.server.TestPartnership;
import kith.server.TestPartnership.Colleague;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who can hold what is owed because a form names them. */
@RunningKith
class WhoIsHereTest {
    @Autowired
    private Astir astir;

    @Autowired
    private ApplicationContext kith;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    void enrol() {
        new TestPartnership(kith).enrol();
    }

    @Test
    void whoever_has_left_is_not_here_any_more_and_everybody_else_is() {
        String leaver = Colleague.OTHER_SOCIAL_WORKER.signIn();
        Instant now = Instant.now();
        assertThat(duties(now).isHere(leaver)).isTrue();

        jdbc.sql("update membership set ended = now() where professional = ?").param(leaver).update();

        assertThat(duties(Instant.now().plusSeconds(5)).isHere(leaver)).isFalse();
        assertThat(duties(Instant.now().plusSeconds(5)).isHere(Colleague.SOCIAL_WORKER.signIn())).isTrue();
    }

    @Test
    void one_directory_notices_within_a_minute() {
        Instant now = Instant.now();
        MovedClock clock = new MovedClock(now);
        Directories directories = new Directories(jdbc, astir, clock);
        String leaver = Colleague.TEAM_MANAGER.signIn();
        assertThat(directories.duties(TestPartnership.AUTHORITY).isHere(leaver)).isTrue();

        jdbc.sql("update membership set ended = now() where professional = ?").param(leaver).update();
        clock.now = now.plusSeconds(61);

        assertThat(directories.duties(TestPartnership.AUTHORITY).isHere(leaver)).isFalse();
    }

    private Directories.Duties duties(Instant at) {
        return new Directories(jdbc, astir, Clock.fixed(at, ZoneOffset.UTC)).duties(TestPartnership.AUTHORITY);
    }

    private static final class MovedClock extends Clock {
        private Instant now;

        private MovedClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
