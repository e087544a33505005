package org.tenfold.session;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contenders;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.Image;
import org.tenfold.image.InputFile;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.PictureReader;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.PriorSamples;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.keeping.KeptAnswer;
import org.tenfold.keeping.SessionFile;

/**
 * What the window knows and can do: the drawing, what the ten models make of it, and how far it is from another answer.
 *
 * <p>Thread rule: every property is read and written, and every command called, on the screen's thread; models, files and
 * explanations are worked on elsewhere (see {@link Threads}).
 */
public final class ExplorerModel {
    /** The hovered pixel when there is none. */
    public static final int NO_PIXEL = -1;

    /** The class when there is none. */
    public static final int NO_CLASS = -1;

    /** The progress of work whose length is not known. */
    public static final double INDETERMINATE = -1;

    /** Prior samples decoded between two looks at the progress. */
    private static final int SAMPLES_AT_ONCE = 250;

    /** The setting with the hints that were closed. */
    private static final String HINTS_CLOSED = "hints.closed";

    private final Threads threads;
    private final Settings settings;
    private final LatestOnly opening;
    private final LatestOnly preparing;
    private final Failures failures;
    private final DrawingModel drawing = new DrawingModel();
    private final Preferences preferences;
    private final TestDigits digits;
    private final Explaining explaining;
    private final LatentModel latents;
    private final AttackModel attack;
    private final ContenderModel contenders;
    private final VerdictModel verdicts;
    private final SideBySideModel sideBySide;
    private final FoolingModel fooling;
    private final PaintModel paint;
    private final RulerModel ruler;
    private final ExportModel exports;
    private final ModelShelf shelf;
    private final TrainingModel training;
    private final KeepingModel keeping;
    private final LessonModel lessons;
    private final HintModel hints;
    private final QuizModel quiz;
    private final ReplayModel replay;

    private final ReadOnlyObjectWrapper<@Nullable AbsClassifier> classifier =
            new ReadOnlyObjectWrapper<>(this, "classifier");
    private final ReadOnlyObjectWrapper<Labels> labels = new ReadOnlyObjectWrapper<>(this, "labels", Labels.DIGITS);
    private final ReadOnlyDoubleWrapper nearestAttack = new ReadOnlyDoubleWrapper(this, "nearestAttack", Double.NaN);
    private final ReadOnlyIntegerWrapper chosenClass = new ReadOnlyIntegerWrapper(this, "chosenClass", NO_CLASS);
    private final ReadOnlyIntegerWrapper shownClass = new ReadOnlyIntegerWrapper(this, "shownClass", NO_CLASS);
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice");
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper(this, "activity", "");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", INDETERMINATE);
    private final IntegerProperty hoveredPixel = new SimpleIntegerProperty(this, "hoveredPixel", NO_PIXEL);

    private ExplorerModel(Threads threads, RandomGenerator random, Settings settings) {
        this.threads = threads;
        this.settings = settings;
        failures = new Failures(settings, said -> threads.screen().execute(() -> report(said)));
        preferences = new Preferences(settings, drawing.brushWidthProperty());
        digits = new TestDigits(drawing, this::labels, random);
        explaining = new Explaining(threads, classifier::get, drawing::seen, this::report);
        opening = LatestOnly.of(threads.reading(), threads.screen());
        preparing = LatestOnly.of(threads.samples(), threads.screen());
        latents = new LatentModel(this, threads);
        contenders = new ContenderModel(threads);
        attack = new AttackModel(this, threads);
        verdicts = new VerdictModel(this, threads);
        sideBySide = new SideBySideModel(this, threads);
        fooling = new FoolingModel(this, threads);
        drawing.seenProperty().addListener((source, before, now) -> drawingChanged());
        explaining.analysisProperty().addListener((source, before, now) -> chooseShownClass());
        chosenClass.addListener((source, before, now) -> chooseShownClass());
        // These follow what is known of the drawing, so they hear of a new one after it has been forgotten.
        paint = new PaintModel(this, threads);
        ruler = new RulerModel(this, threads);
        exports = new ExportModel(this, threads);
        shelf = new ModelShelf(this, threads);
        training = new TrainingModel(this, threads);
        keeping = new KeepingModel(this, threads);
        lessons = new LessonModel(this, threads);
        hints = new HintModel(() -> settings.list(HINTS_CLOSED), closed -> settings.putList(HINTS_CLOSED, closed));
        quiz = new QuizModel(this, threads, random);
        replay = new ReplayModel(this, explaining);
        preferences.presetProperty().addListener((source, before, now) -> searchAsPreferred());
        preferences.threadsProperty().addListener((source, before, now) -> searchAsPreferred());
        settings.onProblem(text -> threads.screen().execute(() -> report(Notice.problem(text))));
    }

    /**
     * A session without a model yet, which remembers nothing when it ends.
     *
     * @param random picks test digits
     */
    public static ExplorerModel of(Threads threads, RandomGenerator random) {
        return of(threads, random, Settings.inMemory());
    }

    /**
     * A session without a model yet.
     *
     * @param random picks test digits
     * @param settings what is remembered from one session to the next
     */
    public static ExplorerModel of(Threads threads, RandomGenerator random, Settings settings) {
        return new ExplorerModel(threads, random, settings);
    }

    // Properties

    /** What is remembered from one session to the next. */
    public Settings settings() {
        return settings;
    }

    /** What nobody expected to happen. */
    public Failures failures() {
        return failures;
    }

    /** What the person at the window likes. */
    public Preferences preferences() {
        return preferences;
    }

    public DrawingModel drawing() {
        return drawing;
    }

    public LatentModel latents() {
        return latents;
    }

    public AttackModel attack() {
        return attack;
    }

    public ContenderModel contenders() {
        return contenders;
    }

    public VerdictModel verdicts() {
        return verdicts;
    }

    public SideBySideModel sideBySide() {
        return sideBySide;
    }

    public FoolingModel fooling() {
        return fooling;
    }

    public PaintModel paint() {
        return paint;
    }

    public RulerModel ruler() {
        return ruler;
    }

    public ExportModel exports() {
        return exports;
    }

    public KeepingModel keeping() {
        return keeping;
    }

    public ReplayModel replay() {
        return replay;
    }

    /** The models that can be opened. */
    public ModelShelf shelf() {
        return shelf;
    }

    /** A model of one's own in the making. */
    public TrainingModel training() {
        return training;
    }

    /** What the present model's classes are called; digits while there is no model. */
    public ReadOnlyObjectProperty<Labels> labelsProperty() {
        return labels.getReadOnlyProperty();
    }

    public Labels labels() {
        return labels.get();
    }

    public LessonModel lessons() {
        return lessons;
    }

    public HintModel hints() {
        return hints;
    }

    /** The game of guessing originals. */
    public QuizModel quiz() {
        return quiz;
    }

    /** The models, one a class; none while they are being read. */
    public ReadOnlyObjectProperty<@Nullable AbsClassifier> classifierProperty() {
        return classifier.getReadOnlyProperty();
    }

    /** What tells the ten models from all others; empty while they are being read. */
    String digest() {
        AbsClassifier present = classifier.get();
        return present == null ? "" : present.model().digest();
    }

    /** The whole answer to the present drawing, to be kept; none before that. */
    @Nullable
    KeptAnswer keptAnswer() {
        return explaining.kept();
    }

    /** The test digits; none while they are being read or where they are missing. */
    public ReadOnlyObjectProperty<@Nullable LabelledImages> digitsProperty() {
        return digits.digitsProperty();
    }

    /** The newest explanation; none on an empty canvas. */
    public ReadOnlyObjectProperty<@Nullable Analysis> analysisProperty() {
        return explaining.analysisProperty();
    }

    public @Nullable Analysis analysis() {
        return explaining.analysisProperty().get();
    }

    /** Whether a better explanation is on its way. */
    public ReadOnlyBooleanProperty explainingNowProperty() {
        return explaining.nowProperty();
    }

    /** Whether the explanation is the whole answer to the present drawing, refined to the end. */
    public ReadOnlyBooleanProperty explainedProperty() {
        return explaining.explainedProperty();
    }

    /** How far every other answer is at least; none until it is known for the present drawing. */
    public ReadOnlyObjectProperty<@Nullable RobustnessBound> boundProperty() {
        return explaining.boundProperty();
    }

    /** The L2 distance of the nearest adversarial found for the present drawing; NaN if none was found yet. */
    public ReadOnlyDoubleProperty nearestAttackProperty() {
        return nearestAttack.getReadOnlyProperty();
    }

    /** The class that was picked, or {@value #NO_CLASS}. */
    public ReadOnlyIntegerProperty chosenClassProperty() {
        return chosenClass.getReadOnlyProperty();
    }

    /** The class whose latents are shown: the picked one, otherwise the prediction, or {@value #NO_CLASS}. */
    public ReadOnlyIntegerProperty shownClassProperty() {
        return shownClass.getReadOnlyProperty();
    }

    public int shownClass() {
        return shownClass.get();
    }

    /** The last thing to be said. */
    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What is being read, in a few words; empty if nothing is. */
    public ReadOnlyStringProperty activityProperty() {
        return activity.getReadOnlyProperty();
    }

    /** How much of the activity is done, from 0 to 1, or {@value #INDETERMINATE} if nobody knows. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The pixel under the pointer, {@code row · 28 + column}, or {@value #NO_PIXEL}. */
    public IntegerProperty hoveredPixelProperty() {
        return hoveredPixel;
    }

    // Commands

    /**
     * Reads the models and the test digits, and shows one of them if nothing has been drawn by then.
     *
     * @param models called on the reading thread
     * @param testDigits called on the reading thread; may find none
     * @param rivals what the models are compared with
     */
    public void start(
            Supplier<AbsClassifier> models, Supplier<? extends @Nullable LabelledImages> testDigits, Baselines rivals) {
        activity.set(Texts.of("Reading the ten models"));
        read(models, read -> {
            modelsRead(read, rivals);
            // A session that was opened meanwhile has its own choice, which is the usual one for most models.
            if (!read.model().description().centred()) {
                drawing.centredProperty().set(false);
            }
        });
        read(testDigits, read -> {
            if (read != null) {
                digits.offer(read);
            }
        });
    }

    private <R extends @Nullable Object> void read(Supplier<? extends R> source, Consumer<R> then) {
        threads.reading().execute(() -> {
            try {
                R result = source.get();
                threads.screen().execute(() -> then.accept(result));
            } catch (RuntimeException reason) {
                threads.screen().execute(() -> {
                    activity.set("");
                    // The models come first; without them nobody misses the digits.
                    if (notice.get() == null) {
                        report(Notice.problem(reason));
                    }
                });
            }
        });
    }

    /**
     * Takes another model in place of the present one. All that was asked of that one is cancelled, and what it answered is
     * forgotten; the drawing stays, unless it was one of its pictures.
     */
    void exchange(OpenedModel other) {
        attack.forget();
        sideBySide.forget();
        fooling.forget();
        chosenClass.set(NO_CLASS);
        explaining.restart();
        nearestAttack.set(Double.NaN);
        modelsRead(other.models(), other.rivals());
        drawing.centredProperty().set(other.models().model().description().centred());
        digits.exchange(other.pictures());
    }

    private void modelsRead(AbsClassifier read, Baselines rivals) {
        activity.set("");
        labels.set(Labels.of(read));
        AbsClassifier models = preferences.applied(read);
        classifier.set(models);
        // Attacks go on with the search as it was read, which is the fast one.
        contenders.offer(Contenders.of(read, rivals));
        drawingChanged();
        prepareSamples(models);
    }

    private void searchAsPreferred() {
        AbsClassifier present = classifier.get();
        if (present != null) {
            AbsClassifier models = preferences.applied(present);
            classifier.set(models);
            drawingChanged();
            prepareSamples(models);
        }
    }

    /** Decodes the prior samples batch by batch; explanations use those that are there. */
    private void prepareSamples(AbsClassifier models) {
        PriorSamples samples = models.samples();
        int wanted = models.settings().samples();
        activity.set(Texts.of("Painting prior samples"));
        progress.set(0);
        preparing.submit(
                (LatestOnly.Work<Integer>) (onStep, cancelled) -> {
                    for (int ready = 0; ready < wanted; ) {
                        ready = Math.min(wanted, Math.max(samples.ready(), ready) + SAMPLES_AT_ONCE);
                        samples.prepare(ready, cancelled);
                        onStep.accept(ready);
                    }
                },
                new LatestOnly.Screen<>() {
                    @Override
                    public void show(Integer ready) {
                        progress.set((double) ready / wanted);
                    }

                    @Override
                    public void failed(RuntimeException reason) {
                        report(Notice.problem(reason));
                    }

                    @Override
                    public void ended() {
                        stopActivity();
                        explaining.explain();
                    }
                });
    }

    /** Stops decoding prior samples; those that are there are used. */
    public void stopPreparing() {
        preparing.abandon();
        stopActivity();
    }

    private void stopActivity() {
        activity.set("");
        progress.set(INDETERMINATE);
    }

    /** Shows the test digit after the last one. */
    public void nextDigit() {
        digits.showNext();
    }

    /** Shows the test digit before the last one. */
    public void previousDigit() {
        digits.showPrevious();
    }

    /** Shows any test digit. */
    public void randomDigit() {
        digits.showAny();
    }

    /** Shows any test digit of one class. */
    public void randomDigit(int label) {
        digits.showAny(label);
    }

    /** The position of the test digit that was shown last. */
    int shownDigit() {
        return digits.last();
    }

    /** Shows a test digit by its position; those after the last one begin anew. */
    void showDigit(int position) {
        digits.show(position);
    }

    /** Shows what was drawn before, with the test digit that was shown last then. */
    void showAgain(Drawing drawn, int digit) {
        if (!drawn.equals(drawing.present())) {
            drawing.put(drawn);
        }
        digits.goOnFrom(digit);
    }

    /** Puts a picture file on the canvas, or a whole session in the place of the present one, or begins lessons. */
    public void open(Path file) {
        if (SessionFile.isNamedSo(file)) {
            keeping.open(file);
            return;
        }
        if (Course.isCourse(file)) {
            lessons.open(file);
            return;
        }
        place(
                file.getFileName().toString(),
                centre -> centre ? InputFile.read(file) : InputFile.fitted(file),
                () -> keeping.recent().add(file));
    }

    /**
     * Puts a picture on the canvas.
     *
     * @param argb width · height colours, row by row
     */
    public void paste(int[] argb, int width, int height) {
        place(Texts.of("Pasted picture"), centre -> PictureReader.of(argb, width, height, centre), () -> {});
    }

    /** A picture of 28x28 from elsewhere in the window, taken as it is. */
    void put(Image image, String caption) {
        drawing.put(Backdrop.framed(image, caption));
    }

    private void place(String caption, Opened source, Runnable then) {
        opening.submit(
                (LatestOnly.Work<Placed>) (onStep, cancelled) -> {
                    PictureReader.Picture asIs = source.read(false);
                    PictureReader.Picture centred = source.read(true);
                    onStep.accept(
                            new Placed(new Backdrop(asIs.image(), centred.image(), caption, false), asIs.inverted()));
                },
                new LatestOnly.Screen<>() {
                    @Override
                    public void show(Placed placed) {
                        drawing.put(placed.backdrop());
                        then.run();
                        if (placed.inverted()) {
                            report(Notice.information(Texts.of(
                                    "{0} is dark on light; it was inverted, because MNIST is light on dark.",
                                    caption)));
                        }
                    }

                    @Override
                    public void failed(RuntimeException reason) {
                        report(Notice.problem(reason));
                    }
                });
    }

    /** Picks a class; picking it again leaves the choice to the prediction. */
    public void chooseClass(int classIndex) {
        chosenClass.set(classIndex == chosenClass.get() ? NO_CLASS : classIndex);
    }

    /** Picks a class, or none; a class that there is not is none. */
    void pickClass(int classIndex) {
        chosenClass.set(classIndex < labels().size() ? classIndex : NO_CLASS);
    }

    /** Says something in the window. */
    public void report(Notice said) {
        if (said.unexpected() != null) {
            failures.isNew(said.unexpected());
        }
        // The same sentence twice is said twice.
        notice.set(null);
        notice.set(said);
    }

    /** Takes note of an adversarial picture of {@code original}, if that is still what the model sees. */
    void attackFound(Image original, double l2) {
        if (original.equals(drawing.seen()) && !(nearestAttack.get() <= l2)) {
            nearestAttack.set(l2);
        }
    }

    private void drawingChanged() {
        explaining.forget();
        nearestAttack.set(Double.NaN);
        explaining.explain();
    }

    private void chooseShownClass() {
        Analysis present = analysis();
        int prediction = present == null ? NO_CLASS : present.prediction();
        shownClass.set(chosenClass.get() == NO_CLASS ? prediction : chosenClass.get());
    }

    /** A picture that was read. */
    private record Placed(Backdrop backdrop, boolean inverted) {}

    /** Reads a picture, centred or not. */
    @FunctionalInterface
    private interface Opened {
        PictureReader.Picture read(boolean centre);
    }
}
