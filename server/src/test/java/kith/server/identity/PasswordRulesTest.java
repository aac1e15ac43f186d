package kith.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is easily guessed is refused, and what is not is not. */
class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"elevenchars", "Password 2026", "Qwerty-Uiop-Asdf", "aaaaaaaaaaaaaaa", "Social Worker 1", "my-okonkwo-words", "sam.okonkwo@example.org", "leaves for ŒUVRÉ now", "changeme2026!"})
    void what_anybody_would_try_is_refused(String password) {
        assertThat(PasswordRules.fault(password, "Sam Okonkwo-Œuvré", "sam.okonkwo@example.org")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "kettle orbit pavement moss", "żółw-śpi-pod-mostem", "Tr0ub4dor&3xyz"})
    void what_nobody_would_try_is_taken(String password) {
        assertThat(PasswordRules.fault(password, "Sam Okonkwo", "sam.okonkwo@example.org")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "ż")
    void what_the_hash_could_not_hold_is_refused(String letter) {
        assertThat(PasswordRules.fault("kettle orbit" + letter.repeat(30), "Sam")).isEmpty();
        assertThat(PasswordRules.fault("kettle orbit" + letter.repeat(31), "Sam")).isPresent();
    }
}
