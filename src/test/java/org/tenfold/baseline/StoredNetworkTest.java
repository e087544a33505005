package org.tenfold.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Adam;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Image;
import org.tenfold.model.Convolutions;

final class StoredNetworkTest {
    /** What a repository should hold of one file. */
    private static final long LARGEST_FILE = 15L << 20;

    @TempDir
    Path folder;

    private Path written(MultiLayerNetwork network) throws IOException {
        Path file = folder.resolve("cnn.zip");
        StoredNetwork.write(file, network, false);
        return file;
    }

    private static void assertRefused(Path file, NetworkShape shape, String... words) {
        assertThatThrownBy(() -> StoredNetwork.read(file, shape))
                .isInstanceOf(BadInputException.class)
                .message()
                .startsWith(file + ": found ")
                .contains(words)
                .endsWith(".")
                .hasLineCount(1);
    }

    @Test
    void aNetworkReadBackAnswersAsItDidAndFitsTheRepository() throws IOException {
        MultiLayerNetwork network = RandomNetwork.random(NetworkShape.CNN, 1);
        Path file = written(network);
        Image x = RandomNetwork.picture(1);
        assertThat(Files.size(file)).isLessThan(LARGEST_FILE);
        assertThat(FoldedNetwork.read(Baseline.CNN, folder).logits(x))
                .isEqualTo(StoredNetwork.folded(network, NetworkShape.CNN).logits(x));
    }

    @Test
    void theBinaryNetworkSeesThePictureThresholded() throws IOException {
        MultiLayerNetwork network = RandomNetwork.random(NetworkShape.CNN, 2);
        StoredNetwork.write(folder.resolve("binary-cnn.zip"), network, false);
        BinaryCnnClassifier binary = new BinaryCnnClassifier(FoldedNetwork.read(Baseline.BINARY_CNN, folder));
        Image x = RandomNetwork.picture(2);
        double[] probabilities = binary.predict(x).probabilities();
        assertThat(probabilities)
                .isEqualTo(binary.predict(x.binarized()).probabilities())
                .isEqualTo(binary.behindThreshold().predict(x.binarized()).probabilities())
                .isNotEqualTo(binary.behindThreshold().predict(x).probabilities());
    }

    @Test
    void trainingGoesOnWithItsStepsCounted() throws IOException {
        MultiLayerNetwork network = StoredNetwork.begin(NetworkShape.ROBUST, new Adam(1e-3), 1);
        network.setIterationCount(123);
        Path file = folder.resolve("network.zip");
        StoredNetwork.write(file, network, true);
        MultiLayerNetwork resumed = StoredNetwork.resume(file, NetworkShape.ROBUST);
        assertThat(resumed.getIterationCount()).isEqualTo(123);
        assertThat(resumed.params()).isEqualTo(network.params());
        assertThat(resumed.getUpdater().getStateViewArray())
                .isEqualTo(network.getUpdater().getStateViewArray());
    }

    @Test
    void aMissingFileIsRefused() {
        assertRefused(folder.resolve("none.zip"), NetworkShape.CNN, "no file", "tenfold train-baselines");
        assertRefused(folder, NetworkShape.CNN, "no ordinary file");
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path file = written(RandomNetwork.random(NetworkShape.ROBUST, 1));
        byte[] bytes = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged.zip");
        for (int length : new int[] {0, 100, bytes.length / 2, bytes.length - 1}) {
            Files.write(damaged, Arrays.copyOf(bytes, length));
            assertRefused(damaged, NetworkShape.ROBUST, "a damaged file or one of another kind");
        }
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 0x10;
        Files.write(damaged, flipped);
        assertRefused(damaged, NetworkShape.ROBUST, "a damaged file or one of another kind");
        Files.writeString(damaged, "not a network");
        assertRefused(damaged, NetworkShape.ROBUST, "a damaged file or one of another kind");
    }

    @Test
    void aNetworkOfAnotherShapeIsRefused() throws IOException {
        assertRefused(written(RandomNetwork.random(NetworkShape.ROBUST, 1)), NetworkShape.CNN, "8 layers", "11 layers");
        NetworkShape wider = new NetworkShape(
                new Convolutions(new int[] {17, 40, 100, 10}, new int[] {4, 5, 5, 1}, new int[] {2, 2, 1, 1}),
                false,
                NetworkShape.Activation.RELU);
        assertRefused(
                written(RandomNetwork.random(wider, 1)),
                NetworkShape.ROBUST,
                "a convolution of 1 to 17 maps",
                "as layer 0",
                "expected a convolution of 1 to 20 maps");
        NetworkShape smooth = new NetworkShape(NetworkShape.ROBUST.convolutions(), false, NetworkShape.Activation.ELU);
        assertRefused(written(RandomNetwork.random(smooth, 1)), NetworkShape.ROBUST, "elu", "relu");
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() throws IOException {
        MultiLayerNetwork network = RandomNetwork.random(NetworkShape.ROBUST, 1);
        network.params().putScalar(17, Float.NaN);
        assertRefused(written(network), NetworkShape.ROBUST, "weights that are not numbers");
        MultiLayerNetwork normalised = RandomNetwork.random(NetworkShape.CNN, 1);
        normalised.getLayer(1).getParam("var").putScalar(3, -1f);
        assertRefused(written(normalised), NetworkShape.CNN, "a negative variance in layer 1");
    }
}
