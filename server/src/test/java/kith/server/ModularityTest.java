package kith.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house: which room may touch which, and that nobody goes round the gate. */
class ModularityTest {
    private static final JavaClasses KITH =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("kith.server");

    @Test
    void everyRoomTouchesOnlyWhatItsDoorSays() {
        ApplicationModules.of(KithServer.class).verify();
    }

    @Test
    void onlyTheGateMakesPermitsAndOnlyAPermitMakesSomethingSeen() {
        noClasses().that().resideOutsideOfPackage("kith.server.gate").should().callConstructor(
                        Permit.class, kith.server.gate.Viewer.class, kith.server.gate.Action.class, java.util.Optional.class, kith.server.gate.Level.class, kith.server.gate.Outlet.class)
                .check(KITH);
        noClasses().that().resideOutsideOfPackage("kith.server.gate").should().callConstructor(Seen.class, Object.class).check(KITH);
    }

    @Test
    void pagesAndApiReachNoTableOfTheirOwn() {
        noClasses().that().resideInAnyPackage("..web..", "kith.server.api..")
                .should().dependOnClassesThat().areAssignableTo(JdbcTemplate.class)
                .orShould().dependOnClassesThat().areAssignableTo(JdbcClient.class)
                .check(KITH);
    }

    @Test
    void templatesAreRenderedInOnePlace() {
        noClasses().that().doNotHaveFullyQualifiedName("kith.server.web.Pages")
                .should().dependOnClassesThat().haveFullyQualifiedName("gg.jte.TemplateEngine")
                .check(KITH);
    }
}
