package org.tenfold.session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.PriorSamples;
import org.tenfold.inference.RobustnessBound;

/**
 * What the ruler shows beside the estimate: the radius that is proved for the classifier that only compares samples, and the
 * nearest adversarial that anybody found, a search or a hand.
 *
 * <p>A proof is begun when the drawing rests and its answer and its estimate are on the screen, on the worker that decodes
 * samples, and given up with the next stroke: answers never wait for it. The first one decodes the rest of the samples.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; proofs are worked on elsewhere.
 */
public final class RulerModel {
    /** The progress when no samples are being decoded. */
    public static final double NOTHING = Double.NaN;

    /** Prior samples decoded between two looks at the progress. */
    private static final int SAMPLES_AT_ONCE = 250;

    /**
     * What is proved of the present drawing.
     *
     * @param analysis how the classifier that compares samples explains it
     * @param bound no picture nearer than this has another answer from that classifier
     * @param milliseconds how long it took, without the decoding of samples
     */
    public record Proof(Analysis analysis, RobustnessBound bound, double milliseconds) {}

    /**
     * One step of a proof.
     *
     * @param decoded the part of the samples that is decoded
     * @param proof comes last
     */
    private record Step(double decoded, @Nullable Proof proof) {}

    private final ExplorerModel explorer;
    private final LatestOnly proving;
    private final ReadOnlyObjectWrapper<@Nullable Proof> proof = new ReadOnlyObjectWrapper<>(this, "proof");
    private final ReadOnlyBooleanWrapper provingNow = new ReadOnlyBooleanWrapper(this, "provingNow", false);
    private final ReadOnlyDoubleWrapper decoded = new ReadOnlyDoubleWrapper(this, "decoded", NOTHING);
    private final ReadOnlyDoubleWrapper foundByHand = new ReadOnlyDoubleWrapper(this, "foundByHand", Double.NaN);

    /** The models as they compare samples; none before there are models. */
    private @Nullable AbsClassifier comparing;

    RulerModel(ExplorerModel explorer, Threads threads) {
        this.explorer = explorer;
        proving = LatestOnly.of(threads.samples(), threads.screen());
        explorer.classifierProperty().addListener((source, before, now) -> comparing = now == null ? null : exact(now));
        explorer.boundProperty().addListener((source, before, now) -> prove());
        explorer.drawing().brushDownProperty().addListener((source, before, now) -> prove());
        explorer.drawing().seenProperty().addListener((source, before, now) -> lookAtHand());
        explorer.paint().bestProperty().addListener((source, before, now) -> lookAtHand());
    }

    // Properties

    /** The proof about the present drawing; none until there is one. */
    public ReadOnlyObjectProperty<@Nullable Proof> proofProperty() {
        return proof.getReadOnlyProperty();
    }

    /** Whether a proof is on its way. */
    public ReadOnlyBooleanProperty provingNowProperty() {
        return provingNow.getReadOnlyProperty();
    }

    /** The part of the samples that is decoded, from 0 to 1, while a proof waits for them; else NaN. */
    public ReadOnlyDoubleProperty decodedProperty() {
        return decoded.getReadOnlyProperty();
    }

    /** The least L2 distance at which paint has fooled ABS on the present drawing; NaN if it has not. */
    public ReadOnlyDoubleProperty foundByHandProperty() {
        return foundByHand.getReadOnlyProperty();
    }

    private static AbsClassifier exact(AbsClassifier models) {
        int all = Math.min(AbsSettings.SAMPLES.samples(), models.samples().size());
        return models.with(new AbsSettings(
                AbsSettings.SAMPLES.preset(),
                all,
                AbsSettings.SAMPLES.steps(),
                models.settings().binary()));
    }

    private void lookAtHand() {
        foundByHand.set(explorer.paint().foundOnDrawing());
    }

    private void prove() {
        proving.abandon();
        proof.set(null);
        provingNow.set(false);
        decoded.set(NOTHING);
        AbsClassifier models = explorer.classifierProperty().get();
        AbsClassifier exact = comparing;
        RobustnessBound estimate = explorer.boundProperty().get();
        Analysis analysis = explorer.analysis();
        boolean resting = !explorer.drawing().brushDownProperty().get();
        if (resting
                && models != null
                && exact != null
                && analysis != null
                && estimate != null
                && estimate.kind() == RobustnessBound.Kind.ESTIMATED
                && mayDecode(models)) {
            prove(exact, analysis.image());
        }
    }

    /** Not before the samples of every answer are there: whoever stopped their decoding does not want four times as many. */
    private static boolean mayDecode(AbsClassifier models) {
        return models.samples().ready() >= models.settings().samples();
    }

    private void prove(AbsClassifier exact, Image image) {
        provingNow.set(true);
        PriorSamples samples = exact.samples();
        int wanted = exact.settings().samples();
        proving.submit(
                (LatestOnly.Work<Step>) (onStep, cancelled) -> {
                    while (samples.ready() < wanted) {
                        onStep.accept(new Step((double) samples.ready() / wanted, null));
                        samples.prepare(Math.min(wanted, samples.ready() + SAMPLES_AT_ONCE), cancelled);
                    }
                    long start = System.nanoTime();
                    Analysis analysis = exact.analyse(image, cancelled);
                    RobustnessBound bound = RobustnessBound.of(exact, analysis, RobustnessBound.Norm.L2, cancelled);
                    onStep.accept(new Step(1, new Proof(analysis, bound, (System.nanoTime() - start) / 1e6)));
                },
                new LatestOnly.Screen<>() {
                    @Override
                    public void show(Step step) {
                        decoded.set(step.proof() == null ? step.decoded() : NOTHING);
                        proof.set(step.proof());
                    }

                    @Override
                    public void failed(RuntimeException reason) {
                        explorer.report(Notice.problem(reason));
                    }

                    @Override
                    public void ended() {
                        provingNow.set(false);
                    }
                });
    }
}
