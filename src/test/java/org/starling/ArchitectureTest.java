package org.starling;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.starling.overlay.link.Link;

/** Holds the layers of the program: arrows point one way. */
@AnalyzeClasses(packages = "org.starling", importOptions = MainClasses.class)
final class ArchitectureTest {
    private static final String ROOT = "org.starling.";

    /** Who may use whom. {@code wire} is ids and pure functions, so every layer that speaks of torrents may use it. */
    private static final Map<String, List<String>> MAY_USE = Map.of(
            "wire", List.of(),
            "settings", List.of(),
            "store", List.of(),
            "net", List.of("wire"),
            "engine", List.of("net", "wire"),
            "overlay", List.of("net", "wire", "store"),
            "library", List.of("engine", "store", "wire"),
            "social", List.of("overlay", "library", "net", "store", "wire"),
            "ui", List.of("library", "social", "settings", "engine", "wire"));

    @ArchTest
    static void layersUseOnlyThoseBelowThem(JavaClasses program) {
        MAY_USE.forEach((layer, below) -> {
            String[] above = Stream.concat(Stream.of("app"), MAY_USE.keySet().stream())
                    .filter(other -> !other.equals(layer) && !below.contains(other))
                    .map(ArchitectureTest::tree)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(tree(layer))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .because(layer + " may use only " + below)
                    .check(program);
        });
    }

    /** The library hands out snapshots and findings of the engine; the window sees these and nothing else of it. */
    @ArchTest
    static final ArchRule theWindowSeesSnapshotsOnly = noClasses()
            .that()
            .resideInAPackage(tree("ui"))
            .should()
            .dependOnClassesThat(resideInAPackage(tree("engine"))
                    .and(not(resideInAnyPackage(ROOT + "engine", ROOT + "engine.diagnosis"))));

    @ArchTest
    static final ArchRule onlyTheWindowKnowsJavaFx = noClasses()
            .that()
            .resideOutsideOfPackage(tree("ui"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..");

    @ArchTest
    static final ArchRule oneWayToTheWindowsThread = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "ui.bridge")
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class);

    /** So they are tested without a screen: collections and properties are all they use of JavaFX. */
    @ArchTest
    static final ArchRule modelsNeedNoToolkit = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "ui..model", ROOT + "ui.text", ROOT + "ui.program..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..", "javafx.css..");

    @ArchTest
    static final ArchRule everyClassBelongsToALayer = classes()
            .should()
            .resideInAnyPackage(Stream.concat(Stream.of("app"), MAY_USE.keySet().stream())
                    .map(ArchitectureTest::tree)
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.starling.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule wireAndNetStandOnTheJdk = classes()
            .that()
            .resideInAnyPackage(tree("wire"), tree("net"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(jdkAnd(tree("wire"), tree("net"), "javax.net.."));

    @ArchTest
    static final ArchRule settingsStandOnTheJdkAndJackson = classes()
            .that()
            .resideInAPackage(tree("settings"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(jdkAnd(tree("settings"), "com.fasterxml.jackson.."));

    @ArchTest
    static final ArchRule storeStandsOnTheJdkJacksonAndSqlite = classes()
            .that()
            .resideInAPackage(tree("store"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(jdkAnd(tree("store"), "javax.sql..", "org.sqlite..", "com.fasterxml.jackson.."));

    @ArchTest
    static final ArchRule whatIsSocialLeavesThroughTheGate = noClasses()
            .that()
            .resideInAPackage(tree("social"))
            .should()
            .callMethod(Link.class, "send", int.class, byte[].class)
            .because("the disclosure gate keeps back what is not to be told, and records the rest");

    private static String tree(String layer) {
        return ROOT + layer + "..";
    }

    private static String[] jdkAnd(String... more) {
        Stream<String> jdk = Stream.of(
                "java..", "javax.crypto..", "org.slf4j..", "org.jspecify..", "com.google.errorprone.annotations..");
        return Stream.concat(jdk, Arrays.stream(more)).toArray(String[]::new);
    }
}
