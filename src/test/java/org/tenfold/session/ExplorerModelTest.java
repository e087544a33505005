package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.Image;
import org.tenfold.image.NpyFile;
import org.tenfold.inference.Analysis;

final class ExplorerModelTest {
    @TempDir
    private Path folder;

    private static Analysis analysis(Desk desk) {
        return Objects.requireNonNull(desk.model.analysis());
    }

    @Test
    void aWindowThatWasJustOpenedExplainsATestDigit() {
        Desk desk = Desk.opened();
        assertThat(desk.model.drawing().exampleProperty().get()).isTrue();
        assertThat(analysis(desk).prediction()).isEqualTo(4);
        assertThat(analysis(desk).refined()).isTrue();
        assertThat(desk.model.boundProperty().get()).isNotNull();
        assertThat(desk.model.preparation().activityProperty().get()).isEmpty();
    }

    @Test
    void theExampleStaysAwayFromAPersonWhoIsDrawing() {
        Desk desk = new Desk();
        desk.start();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        Image drawn = desk.model.drawing().seen();
        desk.settle();
        assertThat(desk.model.drawing().seen()).isEqualTo(drawn);
        assertThat(analysis(desk).prediction()).isEqualTo(1);
    }

    @Test
    void theNewestDrawingWins() {
        Desk desk = Desk.opened();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.analysis.runOne();
        desk.stroke(0.2, 0.2, 0.5, 0.2);
        desk.screen.runAll();
        desk.stroke(0.2, 0.5, 0.5, 0.5);
        desk.settle();
        assertThat(analysis(desk).image()).isEqualTo(desk.model.drawing().seen());
        assertThat(analysis(desk).refined()).isTrue();
    }

    @Test
    void anOlderAnalysisNeverReplacesANewerOne() {
        Desk desk = Desk.opened();
        List<Image> drawn = new ArrayList<>();
        List<Integer> shown = new ArrayList<>();
        desk.model.analysisProperty().addListener((source, before, now) -> {
            if (now != null) {
                shown.add(drawn.indexOf(now.image()));
            }
        });
        desk.model.drawing().beginStroke(0.5, 0.1, false);
        for (int i = 0; i < 24; i++) {
            desk.model.drawing().extendStroke(0.5, 0.15 + 0.03 * i);
            drawn.add(desk.model.drawing().seen());
            if (i % 3 == 0 && desk.analysis.waiting() > 0) {
                desk.analysis.runOne();
            }
            if (i % 2 == 0 && desk.screen.waiting() > 0) {
                desk.screen.runOne();
            }
        }
        desk.model.drawing().endStroke();
        desk.settle();
        assertThat(shown).isSorted().endsWith(drawn.size() - 1);
    }

    @Test
    void answersArriveDuringTheStroke() {
        Desk desk = Desk.opened();
        List<Image> explained = new ArrayList<>();
        desk.model.analysisProperty().addListener((source, before, now) -> {
            if (now != null) {
                explained.add(now.image());
            }
        });
        desk.model.drawing().beginStroke(0.5, 0.1, false);
        for (int i = 0; i < 12; i++) {
            // The brush moves on before each first answer reaches the screen.
            desk.model.drawing().extendStroke(0.5, 0.15 + 0.05 * i);
            desk.analysis.runAll();
            desk.model.drawing().extendStroke(0.5, 0.17 + 0.05 * i);
            desk.screen.runAll();
        }
        assertThat(explained.stream().distinct().count()).isGreaterThan(5);
    }

    @Test
    void whileAFirstAnswerIsOnItsWayNoOtherIsAskedFor() {
        Desk desk = Desk.opened();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.stroke(0.3, 0.2, 0.3, 0.8);
        desk.stroke(0.7, 0.2, 0.7, 0.8);
        assertThat(desk.analysis.waiting()).isEqualTo(1);
    }

    @Test
    void explainedMeansTheWholeAnswerToThePresentDrawing() {
        Desk desk = Desk.opened();
        assertThat(desk.model.explainedProperty().get()).isTrue();
        desk.model.drawing().beginStroke(0.5, 0.2, false);
        assertThat(desk.model.explainedProperty().get()).isFalse();
        desk.analysis.runAll();
        desk.model.drawing().extendStroke(0.5, 0.8);
        desk.screen.runAll();
        // What arrived is the answer to an older drawing.
        assertThat(desk.model.explainedProperty().get()).isFalse();
        desk.model.drawing().endStroke();
        desk.settle();
        assertThat(desk.model.explainedProperty().get()).isTrue();
    }

    @Test
    void anAnswerToOnePictureNeverGetsRougher() {
        Desk desk = Desk.opened();
        List<Analysis> shown = new ArrayList<>();
        desk.model.analysisProperty().addListener((source, before, now) -> {
            if (now != null) {
                shown.add(now);
            }
        });
        desk.model.digits().showNext();
        desk.settle();
        assertThat(shown).isNotEmpty();
        for (int i = 1; i < shown.size(); i++) {
            boolean samePicture = shown.get(i).image().equals(shown.get(i - 1).image());
            assertThat(samePicture
                            && shown.get(i - 1).refined()
                            && !shown.get(i).refined())
                    .as("answer " + i + " is rough after a refined one")
                    .isFalse();
        }
        assertThat(shown.getLast().refined()).isTrue();
    }

    @Test
    void anEmptyCanvasSaysNothing() {
        Desk desk = Desk.opened();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.analysis.runAll();
        desk.model.drawing().clear();
        desk.settle();
        assertThat(desk.model.analysis()).isNull();
        assertThat(desk.model.boundProperty().get()).isNull();
        assertThat(desk.model.explainingNowProperty().get()).isFalse();
    }

    @Test
    void theBoundOfAnotherDrawingIsNotKept() {
        Desk desk = Desk.opened();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        assertThat(desk.model.boundProperty().get()).isNull();
    }

    @Test
    void nextAndPreviousGoThroughTheTestDigits() {
        Desk desk = Desk.opened();
        Image example = desk.model.drawing().seen();
        desk.model.digits().showNext();
        assertThat(desk.model.drawing().captionProperty().get()).isEqualTo("Test digit 5, labelled 1");
        desk.model.digits().showPrevious();
        assertThat(desk.model.drawing().seen()).isEqualTo(example);
        desk.model.digits().showAny(8);
        assertThat(desk.model.drawing().captionProperty().get()).endsWith("labelled 8");
    }

    @Test
    void aFileThatIsNoPictureIsReportedAndTheDrawingStays() throws IOException {
        Desk desk = Desk.opened();
        Image before = desk.model.drawing().seen();
        Path file = Files.writeString(folder.resolve("letter.png"), "Dear Sir");
        desk.model.open(file);
        desk.settle();
        Notice notice = Objects.requireNonNull(desk.model.noticeProperty().get());
        assertThat(notice.kind()).isEqualTo(Notice.Kind.PROBLEM);
        assertThat(notice.text()).contains("letter.png");
        assertThat(desk.model.drawing().seen()).isEqualTo(before);
    }

    @Test
    void aPictureOfDarkInkOnLightPaperIsInvertedAndThatIsSaid() {
        Desk desk = Desk.opened();
        int side = 60;
        int[] argb = new int[side * side];
        Arrays.fill(argb, 0xFFFFFFFF);
        for (int row = 10; row < 50; row++) {
            Arrays.fill(argb, row * side + 27, row * side + 33, 0xFF101010);
        }
        desk.model.paste(argb, side, side);
        desk.settle();
        assertThat(analysis(desk).prediction()).isEqualTo(1);
        assertThat(Objects.requireNonNull(desk.model.noticeProperty().get()).text())
                .contains("inverted");
    }

    @Test
    void anArrayIsTakenAsItIsOnceCentringIsOff() throws IOException {
        Desk desk = Desk.opened();
        float[] pixels = new float[Image.PIXELS];
        Arrays.fill(pixels, 40, 44, 0.75f);
        Path file = folder.resolve("corner.npy");
        NpyFile.write(file, Image.of(pixels));
        desk.model.open(file);
        desk.settle();
        assertThat(desk.model.drawing().seen()).isNotEqualTo(Image.of(pixels));
        desk.model.drawing().centredProperty().set(false);
        assertThat(desk.model.drawing().seen()).isEqualTo(Image.of(pixels));
    }

    @Test
    void withoutModelsTheReasonIsSaid() {
        Desk desk = new Desk();
        desk.model.start(
                () -> {
                    throw new IllegalStateException("models/mnist holds nothing, expected a model");
                },
                () -> {
                    throw new IllegalStateException("no digits");
                },
                Baselines.of(Path.of("nowhere"), Path.of("nowhere")));
        desk.settle();
        assertThat(Objects.requireNonNull(desk.model.noticeProperty().get()).text())
                .contains("models/mnist");
        assertThat(desk.model.preparation().activityProperty().get()).isEmpty();
    }

    @Test
    void preparingSamplesCanBeStopped() {
        Desk desk = new Desk();
        desk.start();
        desk.reading.runAll();
        desk.screen.runAll();
        assertThat(desk.model.preparation().activityProperty().get()).isNotEmpty();
        desk.model.preparation().stop();
        assertThat(desk.model.preparation().activityProperty().get()).isEmpty();
        desk.settle();
        assertThat(desk.model.preparation().activityProperty().get()).isEmpty();
        assertThat(analysis(desk).prediction()).isEqualTo(4);
    }
}
