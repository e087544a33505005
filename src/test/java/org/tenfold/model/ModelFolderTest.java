package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Damage;
import org.tenfold.image.NpyArray;
import org.tenfold.image.NpzFile;

final class ModelFolderTest {
    private static final List<String> FILES = List.of("abs.npz", "model.json", "prior.npz");

    private static AbsModel written(Path folder) throws IOException {
        ModelDescription d = RandomModel.description();
        ModelFolder.write(folder, d, RandomModel.parameters(d, 1), RandomModel.priorLatents(d, 5, 2));
        return ModelFolder.read(folder);
    }

    private static void refused(Path folder, String sentence) {
        assertThatThrownBy(() -> ModelFolder.read(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessage(folder.resolve(sentence).toString());
    }

    private static void replaceArray(Path npz, String name, NpyArray array) throws IOException {
        Map<String, NpyArray> arrays = new HashMap<>(NpzFile.read(npz));
        assertThat(arrays).containsKey(name);
        arrays.put(name, array);
        NpzFile.write(npz, arrays);
    }

    private static NpyArray array(Path npz, String name) {
        return Objects.requireNonNull(NpzFile.read(npz).get(name), name);
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
        ModelDescription d = RandomModel.description();
        List<VaeParameters> parameters = RandomModel.parameters(d, 1);
        AbsModel model = written(folder);
        assertThat(ModelJson.write(model.description())).isEqualTo(ModelJson.write(d));
        assertThat(model.description().provenance()).isEqualTo(d.provenance());
        assertThat(model.priorLatents()).isDeepEqualTo(RandomModel.priorLatents(d, 5, 2));
        assertThat(ModelArrays.of(model.parameters())).isEqualTo(ModelArrays.of(parameters));
        assertThat(model.digest())
                .isEqualTo(AbsModel.of(d, parameters, model.priorLatents()).digest());
        Latent z = Latent.of(0.5f, -1);
        assertThat(model.vae(9).decoder().decode(z))
                .isEqualTo(Decoder.of(parameters.get(9).decoder(), d.decoder(), d.normEpsilon())
                        .decode(z));
    }

    @Test
    void theSameModelGivesTheSameBytes(@TempDir Path one, @TempDir Path other) throws IOException {
        written(one);
        written(other);
        for (String name : FILES) {
            assertThat(one.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
        assertThat(one.toFile().list()).containsExactlyInAnyOrderElementsOf(FILES);
    }

    @Test
    void theDigestTellsModelsApart(@TempDir Path folder) throws IOException {
        AbsModel model = written(folder);
        ModelDescription d = model.description();
        double[] ones = new double[10];
        Arrays.fill(ones, 1);
        AbsModel calibrated =
                AbsModel.of(d.withCalibration(400, 1e-4, ones, ones), model.parameters(), model.priorLatents());
        AbsModel retrained = AbsModel.of(d, RandomModel.parameters(d, 99), model.priorLatents());
        AbsModel redrawn = AbsModel.of(d, model.parameters(), RandomModel.priorLatents(d, 5, 99));
        assertThat(List.of(calibrated.digest(), retrained.digest(), redrawn.digest(), model.digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void missingFilesAreRefused(@TempDir Path folder) throws IOException {
        refused(folder, "model.json: found no file, expected one JSON object.");
        written(folder);
        Files.delete(folder.resolve("abs.npz"));
        refused(folder, "abs.npz: found no file, expected an .npz file.");
        written(folder);
        Files.delete(folder.resolve("prior.npz"));
        refused(folder, "prior.npz: found no file, expected an .npz file.");
        assertThatThrownBy(() -> ModelFolder.read(folder.resolve("none")))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("none: found nothing, expected a folder with a model.");
        assertThatThrownBy(() -> ModelFolder.read(folder.resolve("model.json")))
                .hasMessageEndingWith("model.json: found a file, expected a folder with a model.");
    }

    @Test
    void arraysThatAreMissingOrTooManyAreRefused(@TempDir Path folder) throws IOException {
        written(folder);
        Path npz = folder.resolve("abs.npz");
        Map<String, NpyArray> arrays = new HashMap<>(NpzFile.read(npz));
        arrays.put("class10.decoder.conv0.bias", NpyArray.of(new float[3], 3));
        NpzFile.write(npz, arrays);
        refused(
                folder,
                "abs.npz: found an array class10.decoder.conv0.bias, expected only those that model.json speaks of.");
        arrays.remove("class10.decoder.conv0.bias");
        arrays.remove("class3.decoder.norm1.mean");
        NpzFile.write(npz, arrays);
        refused(folder, "abs.npz: found no array class3.decoder.norm1.mean, expected one of the shape (2,).");
    }

    @Test
    void arraysOfAnotherShapeAreRefused(@TempDir Path folder) throws IOException {
        written(folder);
        replaceArray(folder.resolve("abs.npz"), "class0.encoder.conv1.weight", NpyArray.of(new float[96], 2, 3, 4, 4));
        refused(
                folder,
                "abs.npz: found the shape (2, 3, 4, 4) of array class0.encoder.conv1.weight, expected (3, 2, 4, 4).");
        written(folder);
        replaceArray(folder.resolve("prior.npz"), "latents", NpyArray.of(new float[9], 3, 3));
        refused(folder, "prior.npz: found the shape (3, 3) of array latents, expected rows of 2 numbers.");
    }

    @Test
    void numbersThatAreNoneAreRefused(@TempDir Path folder) throws IOException {
        written(folder);
        Path npz = folder.resolve("abs.npz");
        NpyArray bias = array(npz, "class9.decoder.conv3.bias");
        bias.data()[0] = Float.NaN;
        replaceArray(npz, "class9.decoder.conv3.bias", bias);
        refused(folder, "abs.npz: found NaN in array class9.decoder.conv3.bias, expected finite numbers.");
        written(folder);
        NpyArray latents = array(folder.resolve("prior.npz"), "latents");
        latents.data()[3] = Float.NEGATIVE_INFINITY;
        replaceArray(folder.resolve("prior.npz"), "latents", latents);
        refused(folder, "prior.npz: found -Infinity in array latents, expected finite numbers.");
        written(folder);
        replaceArray(npz, "class1.encoder.norm0.variance", NpyArray.of(new float[] {1, -1}, 2));
        refused(folder, "abs.npz: found -1.0 in array class1.encoder.norm0.variance, expected positive variances.");
    }

    @Test
    void nothingIsWrittenOfAModelThatCouldNotBeRead(@TempDir Path folder) {
        ModelDescription d = RandomModel.description();
        List<VaeParameters> parameters = RandomModel.parameters(d, 1);
        float[][] latents = RandomModel.priorLatents(d, 5, 2);
        latents[4][1] = Float.NaN;
        assertThatThrownBy(() -> ModelFolder.write(folder, d, parameters, latents))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("latent 4 of the prior has the number NaN, expected finite ones");
        assertThatThrownBy(() -> ModelFolder.write(folder, d, parameters.subList(0, 9), new float[][] {{1, 2}}))
                .hasMessage("model has 9 classes, expected 10");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "format": 1                  | "format": 2                | found format 2, expected format 1.
            "format": 1,                 |                            | found no field format, expected a whole number.
            "format": 1                  | "format": "1"              | found format "1", expected a number.
            "activation": "elu"          | "activation": "relu"       | activation is relu, expected elu.
            "latentSize": 2              | "latentSize": 2.5          | found latentSize 2.5, expected a whole number.
            "latentSize": 2              | "latentSize": 0            | latentSize is 0, expected 1 to 64.
            "latentSize": 2              | "latentSize": 3            | found an encoder to a side of 1 with 4 channels, expected a side of 1 with 6, means and log-variances.
            "beta": 1.0                  | "beta": -1                 | beta is -1.0, expected a positive number.
            "beta": 1.0                  | "beta": 1e999              | found beta 1e999, expected a finite number.
            "logitScale": 440.0          | "logitScale": true         | found logitScale true, expected a number.
            "latentRadius": 5.0          | "latentRadius": 0          | latentRadius is 0.0, expected a positive number.
            1.25                         | 1.25, 1                    | classScaling has 11 numbers, expected 10.
            0.96,                        |                            | binaryClassScaling has 9 numbers, expected 10.
            1.25                         | -1                         | classScaling of class 9 is -1.0, expected a positive number.
            "labels": [                  | "labels": ["zero",         | labels has 11 texts, expected 2 to 10.
            "labels": [                  | "labels": [0,              | found labels 0, expected a text.
            "name": "random"             | "name": 7                  | found name 7, expected a text.
            "provenance": {              | "provenance": [], "x": {   | found provenance [], expected an object.
            "dataSet": "none"            | "dataSet": ["none"]        | found provenance.dataSet ["none"], expected a text or a number.
            "kernels": [5, 4, 3, 5]      | "kernels": [5, 4, 3]       | encoder has 4 channels, 3 kernels and 4 strides, expected the same count of each.
            "kernels": [5, 4, 3, 5]      | "kernels": [5, 4, 3, 4]    | found an encoder to a side of 2 with 4 channels, expected a side of 1 with 4, means and log-variances.
            "kernels": [5, 4, 3, 5]      | "kernels": [5, 4, 3, 29]   | encoder has a kernel of 29, expected 1 to 28.
            "kernels": [4, 5, 5, 4]      | "kernels": [4, 5, 5, 3]    | found a decoder to a side of 27 with 1 channels, expected a side of 28 with 1.
            "kernels": [4, 5, 5, 4]      | "kernels": [4, 5, 5, 5]    | found a side of 29, expected at most 28.
            "provenance": {              | "provenance": {]           | found text that is not JSON, expected one JSON object.
            "beta": 1.0                  | beta: 1.0                  | found text that is not JSON, expected one JSON object.
            """)
    void descriptionsThatCannotBeAreRefused(
            String text, @Nullable String replacement, String sentence, @TempDir Path folder) throws IOException {
        written(folder);
        Path json = folder.resolve("model.json");
        // lists of numbers on one line, so that they can be named here
        String compact = Files.readString(json)
                .replaceAll("\\[\\s+", "[")
                .replaceAll(",\\s+(?=[0-9])", ", ")
                .replaceAll("\\s+\\]", "]");
        assertThat(compact).contains(text);
        Files.writeString(
                json,
                compact.replaceFirst(
                        Pattern.quote(text), replacement == null ? "" : Matcher.quoteReplacement(replacement)));
        refused(folder, "model.json: " + sentence);
    }

    @Test
    void aDescriptionIsReadHoweverItIsLaidOut(@TempDir Path folder) throws IOException {
        AbsModel model = written(folder);
        Path json = folder.resolve("model.json");
        Files.writeString(
                json,
                Files.readString(json).replaceAll("\\s+", " ").replaceFirst("\\{", "{\"later\": {\"field\": null},"));
        assertThat(ModelFolder.read(folder).digest()).isEqualTo(model.digest());
    }

    @Test
    void everyTruncatedDescriptionIsRefused(@TempDir Path folder) throws IOException {
        written(folder);
        byte[] whole = Files.readAllBytes(folder.resolve("model.json"));
        // the last byte is a line feed
        byte[] needed = Arrays.copyOf(whole, whole.length - 1);
        Path file = folder.resolve("x.json");
        Damage.everyTruncationIsRefused(file, needed, each -> ModelJson.read(each, text(each)));
    }

    @Property(tries = 300)
    void aDamagedDescriptionIsReadOrRefused(@ForAll long seed) throws IOException {
        byte[] whole = ModelJson.write(RandomModel.description()).getBytes(StandardCharsets.UTF_8);
        Damage.randomDamageIsReadOrRefused(whole, seed, ".json", each -> ModelJson.read(each, text(each)));
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
