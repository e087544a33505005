package org.tenfold.session;

import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
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

    /** The setting with the hints that were closed. */
    private static final String HINTS_CLOSED = "hints.closed";

    private final Settings settings;
    private final Notices notices;
    private final Preparation preparation;
    private final DrawingModel drawing = new DrawingModel();
    private final Preferences preferences;
    private final PresentModels models;
    private final ClassChoice choice;
    private final TestDigits digits;
    private final IncomingPictures pictures;
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

    private final ReadOnlyDoubleWrapper nearestAttack = new ReadOnlyDoubleWrapper(this, "nearestAttack", Double.NaN);
    private final IntegerProperty hoveredPixel = new SimpleIntegerProperty(this, "hoveredPixel", NO_PIXEL);

    private ExplorerModel(Threads threads, RandomGenerator random, Settings settings) {
        this.settings = settings;
        notices = new Notices(settings, threads.screen());
        preferences = new Preferences(settings, drawing.brushWidthProperty());
        contenders = new ContenderModel(threads);
        preparation = new Preparation(threads, notices, this::explain);
        models = new PresentModels(preferences, contenders, preparation, this::drawingChanged);
        choice = new ClassChoice(this::labels);
        digits = new TestDigits(drawing, this::labels, random);
        pictures = new IncomingPictures(threads, drawing, notices);
        explaining = new Explaining(threads, classifierProperty()::get, drawing::seen, notices::report);
        latents = new LatentModel(this, threads);
        attack = new AttackModel(this, threads);
        verdicts = new VerdictModel(this, threads);
        sideBySide = new SideBySideModel(this, threads);
        fooling = new FoolingModel(this, threads);
        drawing.seenProperty().addListener((source, before, now) -> drawingChanged());
        choice.follow(analysisProperty());
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
        return notices.failures();
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
        return models.labelsProperty();
    }

    public Labels labels() {
        return models.labelsProperty().get();
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
        return models.classifierProperty();
    }

    /** What tells the ten models from all others; empty while they are being read. */
    String digest() {
        return models.digest();
    }

    /** The whole answer to the present drawing, to be kept; none before that. */
    @Nullable
    KeptAnswer keptAnswer() {
        return explaining.kept();
    }

    /** The pictures to try the models on. */
    public TestDigits digits() {
        return digits;
    }

    /** What is done before everything can be answered. */
    public Preparation preparation() {
        return preparation;
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
        return choice.chosenProperty();
    }

    /** The class whose latents are shown: the picked one, otherwise the prediction, or {@value #NO_CLASS}. */
    public ReadOnlyIntegerProperty shownClassProperty() {
        return choice.shownProperty();
    }

    public int shownClass() {
        return choice.shownProperty().get();
    }

    /** The last thing to be said. */
    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notices.latestProperty();
    }

    /** The pixel under the pointer, {@code row · 28 + column}, or {@value #NO_PIXEL}. */
    public IntegerProperty hoveredPixelProperty() {
        return hoveredPixel;
    }

    // Commands

    /**
     * Reads the models and the test digits, and shows one of them if nothing has been drawn by then.
     *
     * @param source of the models, called on the reading thread
     * @param testDigits called on the reading thread; may find none
     * @param rivals what the models are compared with
     */
    public void start(
            Supplier<AbsClassifier> source, Supplier<? extends @Nullable LabelledImages> testDigits, Baselines rivals) {
        preparation.tell(Texts.of("Reading the ten models"));
        preparation.read(source, read -> {
            models.take(read, rivals);
            // A session that was opened meanwhile has its own choice, which is the usual one for most models.
            if (!read.model().description().centred()) {
                drawing.centredProperty().set(false);
            }
        });
        preparation.read(testDigits, read -> {
            if (read != null) {
                digits.offer(read);
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
        choice.pick(NO_CLASS);
        explaining.restart();
        nearestAttack.set(Double.NaN);
        models.take(other.models(), other.rivals());
        drawing.centredProperty().set(other.models().model().description().centred());
        digits.exchange(other.pictures());
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
        pictures.open(file, () -> keeping.recent().add(file));
    }

    /**
     * Puts a picture on the canvas.
     *
     * @param argb width · height colours, row by row
     */
    public void paste(int[] argb, int width, int height) {
        pictures.paste(argb, width, height);
    }

    /** A picture of 28x28 from elsewhere in the window, taken as it is. */
    void put(Image image, String caption) {
        drawing.put(Backdrop.framed(image, caption));
    }

    /** Picks a class; picking it again leaves the choice to the prediction. */
    public void chooseClass(int classIndex) {
        choice.choose(classIndex);
    }

    /** Picks a class, or none; a class that there is not is none. */
    void pickClass(int classIndex) {
        choice.pick(classIndex);
    }

    /** Says something in the window. */
    public void report(Notice said) {
        notices.report(said);
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
        explain();
    }

    private void explain() {
        explaining.explain();
    }
}
