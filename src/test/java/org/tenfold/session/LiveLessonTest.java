package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Digits;

/** Strokes of a lesson that are drawn before one's eyes, with a clock of the test's own. */
final class LiveLessonTest {
    private static final double FRAME = 1.0 / 60;

    private static final String FOUR = """
            title: Four
            stroke: 0.35 0.15, 0.25 0.5, 0.75 0.5
            stroke: 0.65 0.2, 0.6 0.85
            say: Look.
            """;

    @TempDir
    Path folder;

    private final Desk desk = Desk.opened();
    private final ExplorerModel model = desk.model;
    private final DrawingModel drawing = model.drawing();
    private Image own = Image.blank();
    private Image whole = Image.blank();

    @BeforeEach
    void whatItComesTo() {
        desk.stroke(0.2, 0.2, 0.8, 0.8);
        desk.settle();
        own = drawing.seen();
        open(FOUR);
        whole = drawing.seen();
        model.lessons().end();
        drawing.undo();
        drawing.undo();
        desk.settle();
        assertThat(drawing.seen()).isEqualTo(own);
        model.lessons().liveProperty().set(true);
    }

    private void open(String text) {
        try {
            model.open(Files.writeString(folder.resolve("own.txt"), text));
        } catch (IOException reason) {
            throw new AssertionError(reason);
        }
        desk.settle();
    }

    /** Lets the hand draw for so long, answers included. */
    private void pass(double seconds) {
        for (double passed = 0; passed < seconds; passed += FRAME) {
            drawing.advance(FRAME);
            desk.settle();
        }
    }

    @Test
    void theInkGrowsFromNothingToTheVeryPictureThatWasThereAtOnceBefore() {
        open(FOUR);
        double before = 0;
        int frames = 0;
        while (drawing.writingProperty().get()) {
            double ink = ink();
            assertThat(ink).isGreaterThanOrEqualTo(before);
            before = ink;
            frames++;
            pass(FRAME);
        }
        assertThat(frames * FRAME).isBetween(Handwriting.SHORTEST, Handwriting.LONGEST + 2 * FRAME);
        assertThat(drawing.seen()).isEqualTo(whole);
        assertThat(drawing.kept().strokes()).hasSize(2);
        assertThat(model.lessons().isAtRest()).isTrue();
    }

    private double ink() {
        double sum = 0;
        for (int i = 0; i < Ink.SIDE; i++) {
            for (int j = 0; j < Ink.SIDE; j++) {
                sum += drawing.ink().at(i, j);
            }
        }
        return sum;
    }

    @Test
    void theTenExplanationsFollowTheHand() {
        List<Image> explained = new ArrayList<>();
        model.analysisProperty().addListener((source, before, now) -> {
            if (now != null) {
                explained.add(now.image());
            }
        });
        open(FOUR);
        pass(2 * Handwriting.LONGEST);
        assertThat(explained.stream().distinct().count()).isGreaterThan(20);
        Analysis last = Objects.requireNonNull(model.analysis());
        assertThat(last.image()).isEqualTo(whole);
    }

    @Test
    void oneStepBackLeadsToWhatWasThereBefore() {
        open(FOUR);
        pass(2 * Handwriting.LONGEST);
        drawing.undo();
        assertThat(drawing.seen()).isEqualTo(own);
    }

    @Test
    void aStepBackMeanwhileLeadsThereTooAndNothingGoesOn() {
        open(FOUR);
        pass(0.5);
        drawing.undo();
        desk.settle();
        assertThat(drawing.writingProperty().get()).isFalse();
        pass(1);
        assertThat(drawing.seen()).isEqualTo(own);
        drawing.redo();
        assertThat(drawing.seen()).isEqualTo(whole);
    }

    @Test
    void theNextLessonFindsTheWholeStrokes() {
        open(FOUR + "---\ntitle: Kept\nsay: Look.\n");
        pass(0.5);
        assertThat(drawing.seen()).isNotEqualTo(whole);
        model.lessons().next();
        assertThat(drawing.writingProperty().get()).isFalse();
        assertThat(drawing.seen()).isEqualTo(whole);
    }

    @Test
    void goingBackStopsItAndBringsTheOtherPicture() {
        open("title: One\nsay: Look.\npicture: digit 7\n---\n" + FOUR);
        model.lessons().next();
        pass(0.5);
        model.lessons().back();
        pass(1);
        assertThat(drawing.seen()).isEqualTo(Digits.image(7));
    }

    @Test
    void leavingMeanwhileBringsBackWhatWasDrawnBefore() {
        open(FOUR);
        pass(0.5);
        model.lessons().end();
        pass(1);
        assertThat(drawing.seen()).isEqualTo(own);
        drawing.undo();
        assertThat(drawing.seen()).isEqualTo(whole);
    }

    @Test
    void onesOwnStrokeStopsItAndLiesOverTheWhole() {
        open(FOUR);
        pass(0.3);
        drawing.beginStroke(0.5, 0.5, false);
        assertThat(drawing.writingProperty().get()).isFalse();
        assertThat(drawing.brushDownProperty().get()).isTrue();
        drawing.extendStroke(0.9, 0.9);
        drawing.endStroke();
        assertThat(drawing.kept().strokes()).hasSize(3);
        drawing.undo();
        assertThat(drawing.seen()).isEqualTo(whole);
    }

    @Test
    void clearingStopsIt() {
        open(FOUR);
        pass(0.3);
        drawing.clear();
        pass(1);
        assertThat(drawing.seen().isBlank()).isTrue();
        drawing.undo();
        assertThat(drawing.seen()).isEqualTo(whole);
    }

    @Test
    void anotherWayOfCentringStopsIt() {
        open(FOUR);
        pass(0.3);
        drawing.centredProperty().set(false);
        assertThat(drawing.writingProperty().get()).isFalse();
        drawing.centredProperty().set(true);
        assertThat(drawing.seen()).isEqualTo(whole);
    }

    @Test
    void anAttackWaitsForTheLastStroke() {
        open(FOUR + "victim: abs\nattack: run\n");
        assertThat(model.lessons().isAtRest()).isFalse();
        pass(0.5);
        assertThat(model.attack().stateProperty().get()).isEqualTo(AttackModel.State.IDLE);
        pass(2 * Handwriting.LONGEST);
        PastAttack ended = Objects.requireNonNull(model.attack().endedProperty().get());
        assertThat(ended.job().image()).isEqualTo(whole);
    }
}
