package dev.incidentledger.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;

/** Who may see whom. Each rule says in its last words what to do about a violation. */
@AnalyzeClasses(packages = "dev.incidentledger", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.incidentledger.";

    @ArchTest
    static final ArchRule the_command_side_never_sees_the_query_side = noClasses()
            .that()
            .resideInAPackage(ROOT + "command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "query..")
            .because("they are deployed apart: project the events that you need on your own side");

    @ArchTest
    static final ArchRule the_query_side_never_sees_the_command_side = noClasses()
            .that()
            .resideInAPackage(ROOT + "query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "command..")
            .because("they are deployed apart: what both need is an event, and belongs to shared-events");

    @ArchTest
    static final ArchRule events_know_nobody = noClasses()
            .that()
            .resideInAPackage(ROOT + "events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    ROOT + "eventstore..",
                    ROOT + "http..",
                    ROOT + "command..",
                    ROOT + "query..")
            .because("they outlive every framework and both sides: move the code to the side that needs it");

    @ArchTest
    static final ArchRule the_event_store_knows_nothing_of_incidents = noClasses()
            .that()
            .resideInAPackage(ROOT + "eventstore..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "events.incident..",
                    ROOT + "events.catalogue..",
                    ROOT + "events.access..",
                    ROOT + "http..",
                    ROOT + "command..",
                    ROOT + "query..")
            .because("it stores bytes under names: keep what an event means on the side that decides or answers");

    @ArchTest
    static final ArchRule the_transparency_log_knows_nothing_but_hashes_and_places = noClasses()
            .that()
            .resideInAPackage(ROOT + "log..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.axonframework..",
                    "java.sql..",
                    ROOT + "events..",
                    ROOT + "eventstore..",
                    ROOT + "http..",
                    ROOT + "command..",
                    ROOT + "query..")
            .because(
                    "whoever checks the record needs nothing of what keeps it: keep storage and meaning on the query side");

    @ArchTest
    static final ArchRule the_edge_knows_no_domain_but_access_and_ids = noClasses()
            .that()
            .resideInAPackage(ROOT + "http..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            ROOT + "events.incident..",
                            ROOT + "events.catalogue..",
                            ROOT + "command..",
                            ROOT + "query..")
                    .and(not(simpleNameEndingWith("Id"))))
            .because("it answers for both sides alike: keep what concerns incidents on the side that it concerns");

    @ArchTest
    static final ArchRule aggregates_do_not_see_each_other = slices().matching(ROOT + "command.(*)..")
            .namingSlices("$1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage(ROOT + "command.."), resideInAPackage(ROOT + "command.platform.."))
            .ignoreDependency(
                    resideInAnyPackage(ROOT + "command.incident..", ROOT + "command.maintenance.."),
                    nameMatching(".*\\.KnownComponents(\\$.*)?"))
            .ignoreDependency(
                    resideInAPackage(ROOT + "command.intake.."),
                    nameMatching(".*\\.(KnownComponents|IncidentCommand)(\\$.*)?"))
            .ignoreDependency(
                    resideInAPackage(ROOT + "command.imports.."),
                    nameMatching(".*\\.(KnownComponents|IncidentCommand|MaintenanceCommand|CatalogueCommand)(\\$.*)?"))
            .because("an aggregate decides on its own state: pass what it must know inside the command");

    @ArchTest
    static final ArchRule deciders_are_pure = noClasses()
            .that()
            .haveSimpleNameEndingWith("Decider")
            .or()
            .haveSimpleNameEndingWith("State")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.axonframework.messaging..", "org.slf4j..", "java.sql..")
            .because("the same state and command must give the same answer for ever: pass time and ids in the command");

    @ArchTest
    static final ArchRule deciders_ask_no_clock = noClasses()
            .that()
            .resideInAPackage(ROOT + "command..")
            .and()
            .haveSimpleNameEndingWith("Decider")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, InstantSource.class, Random.class)
            .because("time and ids arrive inside the command: add a field to it");

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Abstract[A-Z]\\w*|Info)$")
            .because("these words say nothing: name the class after what it decides, answers or holds");
}
