package org.tenfold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The house: twelve rooms, one staircase, arrows go down only.
 * A rule that is in the way is changed in a decision record, not silenced.
 */
final class ArchitectureTest {
    private static final String ROOT = "org.tenfold";

    /** From the cellar to the roof; a room uses only rooms named before it. */
    private static final List<String> STAIRCASE = List.of(
            "math",
            "image",
            "model",
            "inference",
            "baseline",
            "attack",
            "training",
            "evaluation",
            "keeping",
            "session",
            "view");

    /** Beside the screen: above the measuring rooms, without a way to the window. */
    private static final String CLI = "cli";

    private static final List<String> ABOVE_CLI = List.of("session", "view");

    private static final JavaClasses TENFOLD = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static String inside(String room) {
        return ROOT + "." + room + "..";
    }

    private static String[] inside(List<String> rooms) {
        return rooms.stream().map(ArchitectureTest::inside).toArray(String[]::new);
    }

    static Stream<String> rooms() {
        return Stream.concat(STAIRCASE.stream(), Stream.of(CLI));
    }

    @Test
    void theRulesAreAppliedToSomething() {
        assertThat(TENFOLD).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void eachRoomUsesOnlyRoomsBelowIt(String room) {
        List<String> above = new ArrayList<>();
        if (room.equals(CLI)) {
            above.addAll(ABOVE_CLI);
        } else {
            above.addAll(STAIRCASE.subList(STAIRCASE.indexOf(room) + 1, STAIRCASE.size()));
            above.add(CLI);
        }
        noClasses()
                .that()
                .resideInAPackage(inside(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(inside(above))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .allowEmptyShould(true)
                .check(TENFOLD);
    }

    @Test
    void theRoomsHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(TENFOLD);
    }

    @Test
    void everyClassLivesInARoom() {
        String[] house = Stream.concat(Stream.of(ROOT), rooms().map(ArchitectureTest::inside))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(house).check(TENFOLD);
    }

    @Test
    void mathUsesTheJdkAndNothingElse() {
        classes()
                .that()
                .resideInAPackage(inside("math"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "jdk.incubator.vector..", "org.jspecify..", inside("math"))
                .allowEmptyShould(true)
                .check(TENFOLD);
    }

    @Test
    void onlySessionViewAndRootMayUseJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, inside("session"), inside("view"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .allowEmptyShould(true)
                .check(TENFOLD);
    }

    @Test
    void theSessionUsesOnlyPropertiesAndCollectionsOfJavaFx() {
        noClasses()
                .that()
                .resideInAPackage(inside("session"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..",
                        "javafx.stage..",
                        "javafx.application..",
                        "javafx.animation..",
                        "javafx.concurrent..",
                        "javafx.event..",
                        "javafx.geometry..",
                        "javafx.css..",
                        "org.controlsfx..",
                        "atlantafx..",
                        "org.kordamp..")
                .allowEmptyShould(true)
                .check(TENFOLD);
    }

    @Test
    void onlyBaselineAndTrainingMayUseNd4jAndDeeplearning4j() {
        noClasses()
                .that()
                .resideOutsideOfPackages(inside("baseline"), inside("training"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
                .allowEmptyShould(true)
                .check(TENFOLD);
    }
}
