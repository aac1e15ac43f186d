package kith.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Kith runs for the tests of this class, on a database and with keys of its own, reached by a browser where nothing else is said. All tests are methods of one
 * object, so that a {@code @BeforeAll} can fill the database; afterwards Kith stops, and the next class begins with an empty one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.OfItsOwn.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public @interface RunningKith {
    @AliasFor(annotation = SpringBootTest.class)
    SpringBootTest.WebEnvironment webEnvironment() default SpringBootTest.WebEnvironment.RANDOM_PORT;
}
