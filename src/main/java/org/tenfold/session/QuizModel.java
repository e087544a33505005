package org.tenfold.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Exhibit;
import org.tenfold.attack.Gallery;
import org.tenfold.image.AtomicFile;
import org.tenfold.image.Image;

/**
 * "Guess the original": the player sees pictures that fooled one of the contenders, names what each was before, and learns
 * by contender how often that was possible.
 *
 * <p>Thread rule: that of {@link ExplorerModel}; the pictures are read where files are read, when the first game is opened.
 */
public final class QuizModel {
    /** Seeds of new games lie below this: short enough to be called across a classroom. */
    private static final int SEEDS = 10_000;

    private final ExplorerModel explorer;
    private final Threads threads;
    private final RandomGenerator random;
    private final List<QuizAnswer> answers = new ArrayList<>();
    private Supplier<Gallery> source = () -> {
        throw new IllegalStateException("There are no pictures for the quiz.");
    };
    private @Nullable Gallery gallery;
    private @Nullable QuizGame game;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.CLOSED);
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>(this, "question");
    private final ReadOnlyObjectWrapper<@Nullable QuizAnswer> revealed = new ReadOnlyObjectWrapper<>(this, "revealed");
    private final ReadOnlyObjectWrapper<@Nullable QuizResult> result = new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper(this, "offered");
    private final StringProperty seed = new SimpleStringProperty(this, "seed", "");

    QuizModel(ExplorerModel explorer, Threads threads, RandomGenerator random) {
        this.explorer = explorer;
        this.threads = threads;
        this.random = random;
    }

    /** How far it is. */
    public enum State {
        /** Nobody has asked for a game yet. */
        CLOSED,
        /** The pictures are being read. */
        READING,
        /** A picture waits for an answer. */
        ASKING,
        /** The answer was given, and what is to be known is told. */
        TOLD,
        /** All was answered, or the player has enough. */
        ENDED,
        /** The pictures could not be read; the problem says why. */
        MISSING
    }

    /**
     * What may be known before the answer: nothing of the contender.
     *
     * @param number from 1 on
     * @param count the number of the last one
     * @param picture what is to be recognised
     */
    public record Question(int number, int count, Image picture) {}

    // Properties

    /** Whether there are pictures to play with, as far as one can tell without reading them. */
    public ReadOnlyBooleanProperty offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The present question; none before the first and after the last. */
    public ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** The answer to the present question, with everything that is known of its picture; none before it is given. */
    public ReadOnlyObjectProperty<@Nullable QuizAnswer> revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** What the game came to; none before its end. */
    public ReadOnlyObjectProperty<@Nullable QuizResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Why there is no game, or none with the typed seed, in a sentence. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The seed of the game, and of the next one as it is typed: the same seed deals the same game. */
    public StringProperty seedProperty() {
        return seed;
    }

    /** The names of the digits; none before the pictures were read. */
    public List<String> labels() {
        return gallery == null ? List.of() : gallery.labels();
    }

    /** How many questions of this game have been answered. */
    public int answered() {
        return answers.size();
    }

    /** How often the original was named in this game so far. */
    public int named() {
        return (int) answers.stream().filter(QuizAnswer::namesTheOriginal).count();
    }

    // Commands

    /** Says where the pictures come from. */
    public void offer(Supplier<Gallery> pictures) {
        source = pictures;
        offered.set(true);
    }

    /** Goes on with the game there is, or begins one. */
    public void open() {
        if (state.get() == State.CLOSED || state.get() == State.MISSING) {
            read();
        }
    }

    private void read() {
        state.set(State.READING);
        problem.set("");
        Supplier<Gallery> pictures = source;
        threads.reading().execute(() -> {
            try {
                Gallery read = pictures.get();
                // A gallery of which no game can be dealt is of no use.
                QuizGame.of(read, 0);
                threads.screen().execute(() -> {
                    gallery = read;
                    newGame();
                });
            } catch (RuntimeException reason) {
                threads.screen().execute(() -> {
                    problem.set(Notice.problem(reason).text());
                    state.set(State.MISSING);
                });
            }
        });
    }

    /** Begins a game that nobody has played. */
    public void newGame() {
        seed.set(Integer.toString(random.nextInt(1, SEEDS)));
        play();
    }

    /** Begins the game of the typed seed; what is typed may be no whole number, and then the problem says so. */
    public void play() {
        Gallery pictures = gallery;
        if (pictures == null) {
            return;
        }
        long number;
        try {
            number = Long.parseLong(seed.get().trim());
        } catch (NumberFormatException notANumber) {
            problem.set(Texts.of(
                    "The game\u2019s number is \u201c{0}\u201d, expected a whole number.",
                    seed.get().trim()));
            return;
        }
        problem.set("");
        answers.clear();
        result.set(null);
        game = QuizGame.of(pictures, number);
        seed.set(Long.toString(number));
        ask();
    }

    private void ask() {
        QuizGame present = Objects.requireNonNull(game);
        int next = answers.size();
        revealed.set(null);
        question.set(new Question(
                next + 1,
                present.questions().size(),
                present.questions().get(next).image()));
        state.set(State.ASKING);
    }

    /** Names a digit; only the first answer to a question counts. */
    public void answer(int label) {
        QuizGame present = game;
        if (state.get() != State.ASKING || present == null) {
            return;
        }
        if (label != QuizAnswer.CANNOT_TELL
                && (label < 0 || label >= present.labels().size())) {
            throw new IllegalArgumentException("label is " + label + ", expected one of " + present.labels());
        }
        Exhibit exhibit = present.questions().get(answers.size());
        QuizAnswer given = new QuizAnswer(exhibit, label);
        answers.add(given);
        revealed.set(given);
        state.set(State.TOLD);
    }

    /** Says that it might be anything. */
    public void cannotTell() {
        answer(QuizAnswer.CANNOT_TELL);
    }

    /** Goes on to the next question, or to the end. */
    public void next() {
        QuizGame present = game;
        if (state.get() != State.TOLD || present == null) {
            return;
        }
        if (answers.size() == present.questions().size()) {
            end();
        } else {
            ask();
        }
    }

    /** Ends the game after the answers there are; not before the first. */
    public void end() {
        QuizGame present = game;
        if (present != null && !answers.isEmpty() && state.get() != State.ENDED) {
            result.set(new QuizResult(present.seed(), present.labels(), answers));
            question.set(null);
            revealed.set(null);
            state.set(State.ENDED);
        }
    }

    /** Writes the answers of a game that has ended as comma-separated values. */
    public void writeResult(Path file) {
        QuizResult ended = result.get();
        if (ended == null) {
            return;
        }
        threads.reading().execute(() -> {
            Notice said;
            try {
                AtomicFile.write(file, out -> out.write(ended.sheet().getBytes(StandardCharsets.UTF_8)));
                said = Notice.information(Texts.of("{0} was written.", file.getFileName()));
            } catch (IOException reason) {
                said = Notice.problem(Texts.of(
                        "{0} could not be written: {1}. Choose another folder.",
                        file, String.valueOf(reason.getMessage())));
            }
            Notice told = said;
            threads.screen().execute(() -> explorer.report(told));
        });
    }
}
