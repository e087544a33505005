package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Greys;
import org.tenfold.image.LabelledImages;
import org.tenfold.inference.Digits;
import org.tenfold.model.Provenance;

/** On two quick victims: the nearest of ten mean pictures, once of black and white only. */
final class GalleryRunTest {
    private static final LabelledImages TEST =
            Digits.testSet().subset(IntStream.range(0, 400).toArray());
    private static final Centroids CENTROIDS = Centroids.of(TEST);
    private static final Map<Contender, Victim> VICTIMS = Map.of(
            Contender.CNN,
            Victim.of("centroids", CENTROIDS),
            Contender.BINARY_CNN,
            Victim.thresholded("binary centroids", x -> CENTROIDS.predict(x.binarized()), CENTROIDS));
    private static final int COUNT = 12;
    private static final int QUERIES = 150;

    @TempDir
    Path folder;

    private final List<GalleryRun.Progress> steps = Collections.synchronizedList(new ArrayList<>());

    private static GallerySettings settings(long seed, int threads) {
        return new GallerySettings(
                Map.of(Contender.CNN, QUERIES, Contender.BINARY_CNN, QUERIES), COUNT, Norm.L2, seed, threads);
    }

    private static GalleryRun run(long seed, int threads) {
        return GalleryRun.of(settings(seed, threads), VICTIMS, TEST);
    }

    private Gallery make(int threads, boolean resume, int stopAfter) throws IOException {
        GalleryRun run = run(1, threads);
        return run.make(
                Galleries.of(1).labels(),
                run.choose(() -> false),
                UnfinishedGallery.open(folder, "these settings", resume),
                Provenance.empty(),
                steps::add,
                () -> steps.size() >= stopAfter);
    }

    @Test
    void digitsAreChosenEvenlyOfThoseThatAllVictimsClassifyCorrectly() {
        List<Exhibit.Digit> digits = run(1, 1).choose(() -> false);
        for (int label = 0; label < LabelledImages.CLASSES; label++) {
            int wanted = label;
            assertThat(digits.stream().filter(digit -> digit.label() == wanted))
                    .as("digit %d", label)
                    .hasSize(label < COUNT - LabelledImages.CLASSES ? 2 : 1);
        }
        assertThat(digits).doesNotHaveDuplicates().allSatisfy(digit -> {
            assertThat(TEST.label(digit.index())).isEqualTo(digit.label());
            assertThat(TEST.image(digit.index())).isEqualTo(digit.image());
            VICTIMS.values()
                    .forEach(victim -> assertThat(
                                    victim.classifier().predict(digit.image()).label())
                            .isEqualTo(digit.label()));
        });
    }

    @Test
    void theSeedDecidesAboutTheChoice() {
        assertThat(run(1, 1).choose(() -> false)).isEqualTo(run(1, 2).choose(() -> false));
        assertThat(run(1, 1).choose(() -> false)).isNotEqualTo(run(2, 1).choose(() -> false));
    }

    @Test
    void moreThanThereAreCannotBeChosen() {
        GallerySettings many = new GallerySettings(Map.of(Contender.CNN, QUERIES), TEST.size() + 1, Norm.L2, 1, 1);
        assertThatThrownBy(() -> GalleryRun.of(many, VICTIMS, TEST).choose(() -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("classified correctly by all");
    }

    @Test
    void everyExhibitFoolsItsVictimAsItIsWritten() throws IOException {
        Gallery made = make(2, false, Integer.MAX_VALUE);
        assertThat(made.exhibits()).hasSize(2 * COUNT).allSatisfy(exhibit -> {
            assertThat(Greys.holds(exhibit.image())).isTrue();
            int answer = Objects.requireNonNull(VICTIMS.get(exhibit.victim()))
                    .classifier()
                    .predict(exhibit.image())
                    .label();
            assertThat(answer)
                    .isEqualTo(exhibit.answer())
                    .isNotEqualTo(exhibit.digit().label());
        });
        assertThat(steps).hasSize(2 * COUNT);
        assertThat(steps.getLast().done()).isEqualTo(2 * COUNT);
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        Gallery alone = make(1, false, Integer.MAX_VALUE);
        assertThat(make(3, false, Integer.MAX_VALUE)).isEqualTo(alone);
    }

    @Test
    void aRunThatWasStoppedGoesOnWhereItWas() throws IOException {
        Gallery whole = make(1, false, Integer.MAX_VALUE);
        steps.clear();
        assertThatThrownBy(() -> make(1, false, 5)).isInstanceOf(CancellationException.class);
        Path file = folder.resolve(".unfinished");
        // The line that was being written.
        Files.writeString(file, Files.readString(file) + "{\"victim\":\"CN");
        assertThat(UnfinishedGallery.open(folder, "these settings", true).size())
                .isEqualTo(5);
        assertThat(make(1, true, Integer.MAX_VALUE)).isEqualTo(whole);
    }

    @Test
    void aRunWithOtherSettingsIsNotContinued() throws IOException {
        UnfinishedGallery.open(folder, "these settings", false);
        assertThatThrownBy(() -> UnfinishedGallery.open(folder, "others", true))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll("these settings", "others", "without --resume");
    }

    @Test
    void aVictimThatChangedItsMindIsFoundOut() throws IOException {
        Gallery made = make(2, false, Integer.MAX_VALUE);
        run(1, 1).check(made);
        GalleryRun swapped = GalleryRun.of(
                settings(1, 1),
                Map.of(
                        Contender.CNN, Victim.ofDecisions("stubborn", x -> CENTROIDS.predict(TEST.image(0))),
                        Contender.BINARY_CNN, Victim.ofDecisions("stubborn", x -> CENTROIDS.predict(TEST.image(0)))),
                TEST);
        assertThatThrownBy(() -> swapped.check(made)).isInstanceOf(IllegalStateException.class);
    }
}
