package kith.ledger;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses LEDGER =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("kith.ledger");

    @Test
    void the_ledger_depends_on_the_jdk_and_on_nothing_else() {
        assertThat(LEDGER).hasSizeGreaterThan(20);
        classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "kith.ledger").check(LEDGER);
    }

    @Test
    void the_verifier_needs_no_network_no_database_and_no_clock() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("java.net..", "java.sql..", "javax..").check(LEDGER);
        noClasses()
                .should()
                .callMethodWhere(describe("reads the time", call -> call.getTarget().getName().equals("now")
                        && call.getTargetOwner().getPackageName().equals("java.time")))
                .check(LEDGER);
    }

    @Test
    void only_keys_and_commands_touch_files() {
        noClasses()
                .that(describe("are neither a key nor a command", ArchitectureTest::isPure))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..")
                .check(LEDGER);
    }

    private static boolean isPure(JavaClass type) {
        String name = type.getName();
        return !(name.startsWith("kith.ledger.SigningKey")
                || name.startsWith("kith.ledger.MakeKey")
                || name.equals("kith.ledger.Verify")
                || name.startsWith("kith.ledger.Verify$"));
    }
}
