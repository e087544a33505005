package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateTest {
    private static final String MODEL = TestModel.folder().toString();
    private static final String MNIST = TestModel.mnist().toString();
    private static final int IMAGES = 20;

    @TempDir
    Path folder;

    private final Typed typed = new Typed();

    private JsonObject evaluate(String... more) {
        List<String> args = new ArrayList<>(
                List.of("evaluate", "--json", "--data", MNIST, "--model", MODEL, "--limit", "" + IMAGES));
        args.addAll(List.of(more));
        return typed.run(args.toArray(String[]::new)).json();
    }

    @Test
    void jsonIsOneObjectWithExactlyTheseKeys() {
        JsonObject result = evaluate();

        assertThat(result.keySet())
                .containsExactly(
                        "classifier",
                        "preset",
                        "images",
                        "correct",
                        "accuracy",
                        "seconds",
                        "meanNegativeElbo",
                        "meanTrueClassNegativeElbo",
                        "confusion");
        assertThat(result.get("classifier").getAsString()).isEqualTo("abs");
        assertThat(result.get("preset").getAsString()).isEqualTo("fast");
        assertThat(result.get("images").getAsInt()).isEqualTo(IMAGES);
    }

    @Test
    void answersAloneLeaveTheMeansOpenAndNothingElse() {
        JsonObject whole = evaluate();
        JsonObject answers = evaluate("--answers-only");

        assertThat(answers.keySet()).isEqualTo(whole.keySet());
        assertThat(answers.get("meanNegativeElbo").isJsonNull()).isTrue();
        assertThat(answers.get("meanTrueClassNegativeElbo").isJsonNull()).isTrue();
        assertThat(answers.get("confusion")).isEqualTo(whole.get("confusion"));
    }

    @Test
    void theDiagonalOfTheConfusionIsWhatWasRight() {
        JsonObject result = evaluate("--preset", "samples");

        JsonArray confusion = result.getAsJsonArray("confusion");
        assertThat(confusion).hasSize(10);
        int right = 0;
        int all = 0;
        for (int truth = 0; truth < 10; truth++) {
            JsonArray row = confusion.get(truth).getAsJsonArray();
            assertThat(row).hasSize(10);
            right += row.get(truth).getAsInt();
            for (int answer = 0; answer < 10; answer++) {
                all += row.get(answer).getAsInt();
            }
        }
        assertThat(right).isEqualTo(result.get("correct").getAsInt());
        assertThat(all).isEqualTo(IMAGES);
        assertThat(result.get("accuracy").getAsDouble()).isEqualTo((double) right / IMAGES);
        assertThat(result.get("preset").getAsString()).isEqualTo("samples");
    }

    @Test
    void theThresholdedModelIsCalledBinaryAbs() {
        assertThat(evaluate("--classifier", "binary-abs").get("classifier").getAsString())
                .isEqualTo("binary-abs");
    }

    @Test
    void peopleGetTheShareAndTheConfusion() {
        typed.run("evaluate", "--data", MNIST, "--model", MODEL, "--limit", "5");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).startsWith("abs, fast: ").contains(" of 5 images) in ", "rows: the true class");
        assertThat(typed.out().lines()).hasSize(15);
    }

    @Test
    void aFolderWithoutMnistIsNamed() {
        typed.run("evaluate", "--data", folder.toString(), "--model", MODEL);

        typed.assertRefusedWith(folder.toString(), "t10k-images-idx3-ubyte");
    }

    @Test
    void aLimitThatIsNoneIsRefused() {
        typed.run("evaluate", "--data", MNIST, "--limit", "many");

        typed.assertRefused(
                "tenfold evaluate: invalid value for option '--limit': found 'many', expected a whole number"
                        + " from 1 on (see 'tenfold evaluate --help')");
    }

    @Test
    void anUnknownClassifierIsToldFromTheKnownOnes() {
        typed.run("evaluate", "--data", MNIST, "--classifier", "svm");

        typed.assertRefused("tenfold evaluate: invalid value for option '--classifier': found 'svm', expected abs,"
                + " binary-abs, cnn, binary-cnn, nearest or robust-cnn (see 'tenfold evaluate --help')");
    }

    @Test
    void aRivalHasNoPresetAndNoScoresOfExplanations() {
        JsonObject result = evaluate("--classifier", "nearest");

        assertThat(result.keySet()).isEqualTo(evaluate().keySet());
        assertThat(result.get("classifier").getAsString()).isEqualTo("nearest");
        assertThat(result.get("preset").isJsonNull()).isTrue();
        assertThat(result.get("meanNegativeElbo").isJsonNull()).isTrue();
        assertThat(result.get("meanTrueClassNegativeElbo").isJsonNull()).isTrue();
        assertThat(result.get("images").getAsInt()).isEqualTo(IMAGES);
    }

    @Test
    void aRivalWithoutItsFileIsNamed() {
        typed.run("evaluate", "--data", MNIST, "--model", folder.toString(), "--classifier", "cnn");

        assertThat(typed.err().lines())
                .containsExactly(
                        "loading Deeplearning4j and the CNN ...",
                        "tenfold: " + folder.resolve("cnn.zip")
                                + ": found no file, expected a network written by 'tenfold train-baselines'.");
        assertThat(typed.code()).isEqualTo(2);
    }
}
