package kith.procedures.pack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("kith.procedures");

    @Test
    void conditions_know_histories_and_nothing_else_of_kith() {
        classes().that().resideInAPackage("kith.procedures.condition")
                .should().onlyDependOnClassesThat().resideInAnyPackage(
                        "java..", "kith.procedures.condition", "kith.procedures.history", "dev.cel..", "com.google.common.collect..")
                .check(CLASSES);
    }

    @Test
    void packs_know_conditions_histories_and_terms_and_nothing_of_positions() {
        noClasses().that().resideInAPackage("kith.procedures.pack")
                .should().dependOnClassesThat().resideInAnyPackage("kith.procedures.position..", "kith.procedures.evaluate..", "kith.procedures.form..",
                        "kith.procedures.words..", "kith.procedures.diff..", "kith.procedures.manual..")
                .check(CLASSES);
    }

    @Test
    void no_two_packages_know_each_other() {
        slices().matching("kith.procedures.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void each_library_is_known_to_one_class() {
        noClasses().that().haveNameNotMatching("kith\\.procedures\\.condition\\.ConditionCompiler(\\$.*)?")
                .should().dependOnClassesThat().resideInAPackage("dev.cel..").check(CLASSES);
        noClasses().that().haveNameNotMatching("kith\\.procedures\\.pack\\.YamlText(\\$.*)?")
                .and().resideInAPackage("kith.procedures.pack")
                .should().dependOnClassesThat().resideInAPackage("org.snakeyaml..").check(CLASSES);
    }
}
