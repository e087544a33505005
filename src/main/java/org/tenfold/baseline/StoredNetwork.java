package org.tenfold.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.tenfold.image.AtomicFile;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Phrase;

/**
 * A convolutional rival as Deeplearning4j trains and keeps it: every layer a convolution, its batch normalisation and its
 * activation, at the end a softmax with cross-entropy. Whatever touches this class loads ND4J and its native libraries.
 */
public final class StoredNetwork {
    private static final Phrase EXPECTED = Phrase.of("a network written by 'tenfold train-baselines'");
    private static final long LARGEST_FILE = 64L << 20;
    private static final double NORM_EPSILON = 1e-5;
    /** Part of the running mean and variance that a batch leaves as it was. */
    private static final double NORM_DECAY = 0.95;

    static {
        // The window's heap is small and its other memory is not, so JavaCPP's bound of twice the heap would be met
        // before ND4J has allocated anything.
        if (System.getProperty("org.bytedeco.javacpp.maxphysicalbytes") == null) {
            System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        }
    }

    private StoredNetwork() {}

    /** A network with random weights. */
    public static MultiLayerNetwork begin(NetworkShape shape, IUpdater updater, long seed) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(shape, updater, seed));
        network.init();
        return network;
    }

    private static MultiLayerConfiguration configuration(NetworkShape shape, IUpdater updater, long seed) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(updater)
                .weightInit(WeightInit.RELU)
                .list();
        List<Layer> layers = layers(shape);
        for (Layer layer : layers) {
            list.layer(layer);
        }
        list.inputPreProcessor(layers.size() - 1, new CnnToFeedForwardPreProcessor(1, 1, shape.classes()));
        return list.build();
    }

    private static List<Layer> layers(NetworkShape shape) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < shape.layers(); l++) {
            layers.add(new ConvolutionLayer.Builder(shape.kernel(l), shape.kernel(l))
                    .stride(shape.stride(l), shape.stride(l))
                    .convolutionMode(ConvolutionMode.Truncate)
                    .nIn(shape.inputMaps(l))
                    .nOut(shape.outputMaps(l))
                    .activation(Activation.IDENTITY)
                    .build());
            if (shape.normalises(l)) {
                layers.add(new BatchNormalization.Builder()
                        .nIn(shape.outputMaps(l))
                        .nOut(shape.outputMaps(l))
                        .eps(NORM_EPSILON)
                        .decay(NORM_DECAY)
                        .useLogStd(false)
                        .build());
            }
            if (!shape.isLast(l)) {
                boolean elu = shape.activation() == NetworkShape.Activation.ELU;
                layers.add(new ActivationLayer(elu ? Activation.ELU : Activation.RELU));
            }
        }
        layers.add(new LossLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .build());
        return layers;
    }

    /** Writes a network with Deeplearning4j's ModelSerializer, whole or not at all; the updater's state where asked. */
    public static void write(Path file, MultiLayerNetwork network, boolean updater) throws IOException {
        AtomicFile.write(file, out -> ModelSerializer.writeModel(network, out, updater));
    }

    /**
     * Reads a network to go on training it.
     *
     * @throws BadInputException if the file is missing, damaged, or something else than a network of this shape
     */
    public static MultiLayerNetwork resume(Path file, NetworkShape shape) {
        return restore(file, shape, true);
    }

    /** As {@link #resume}, to ask it. */
    static FoldedNetwork read(Path file, NetworkShape shape) {
        MultiLayerNetwork network = restore(file, shape, false);
        try {
            return folded(network, shape);
        } finally {
            network.close();
        }
    }

    private static MultiLayerNetwork restore(Path file, NetworkShape shape, boolean updater) {
        requirePlausible(file);
        MultiLayerNetwork network;
        try {
            requireWhole(file);
            network = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), updater);
        } catch (IOException | RuntimeException e) {
            throw BadInputException.of(file, Phrase.of("a damaged file or one of another kind"), EXPECTED, e);
        }
        requireShape(file, network, shape);
        return network;
    }

    private static void requirePlausible(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw BadInputException.of(
                        file, Files.exists(file) ? Phrase.of("no ordinary file") : Phrase.of("no file"), EXPECTED);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw BadInputException.of(
                        file, Phrase.of("{0} bytes", Files.size(file)), Phrase.of("at most {0}", LARGEST_FILE));
            }
        } catch (IOException e) {
            throw BadInputException.of(file, Phrase.of("a file that cannot be read"), EXPECTED, e);
        }
    }

    /** Deeplearning4j asks neither whether the file is whole nor for its checksums. */
    private static void requireWhole(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] content = in.readNBytes((int) LARGEST_FILE);
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    if (sum.getValue() != entry.getCrc()) {
                        throw new IOException(entry.getName() + " has another checksum than the file says");
                    }
                }
            }
        }
    }

    private static void requireShape(Path file, MultiLayerNetwork network, NetworkShape shape) {
        List<Layer> expected = layers(shape);
        if (network.getnLayers() != expected.size()) {
            throw BadInputException.of(
                    file, Phrase.of("{0} layers", network.getnLayers()), Phrase.of("{0} layers", expected.size()));
        }
        for (int l = 0; l < expected.size(); l++) {
            String found = description(network.getLayer(l).conf().getLayer());
            String wanted = description(expected.get(l));
            if (!found.equals(wanted)) {
                throw BadInputException.of(file, Phrase.of("{0} as layer {1}", found, l), wanted);
            }
        }
        if (!Double.isFinite(network.params().sumNumber().doubleValue())) {
            throw BadInputException.of(file, Phrase.of("weights that are not numbers"), Phrase.of("finite ones"));
        }
        for (int l = 0; l < expected.size(); l++) {
            if (expected.get(l) instanceof BatchNormalization
                    && network.getLayer(l).getParam("var").minNumber().doubleValue() < 0) {
                throw BadInputException.of(
                        file, Phrase.of("a negative variance in layer {0}", l), Phrase.of("variances of at least 0"));
            }
        }
    }

    /** What of a layer decides the answers, in words. */
    private static String description(Layer layer) {
        if (layer instanceof ConvolutionLayer c) {
            return "a convolution of " + c.getNIn() + " to " + c.getNOut() + " maps, kernel "
                    + Arrays.toString(c.getKernelSize()) + ", stride " + Arrays.toString(c.getStride()) + ", padding "
                    + Arrays.toString(c.getPadding()) + ", dilation " + Arrays.toString(c.getDilation()) + ", "
                    + c.getConvolutionMode() + ", " + c.getActivationFn();
        }
        if (layer instanceof BatchNormalization n) {
            return "a normalisation of " + n.getNOut() + " maps with epsilon " + n.getEps()
                    + (n.isLockGammaBeta() ? ", locked" : "") + (n.isUseLogStd() ? ", logarithmic" : "");
        }
        if (layer instanceof ActivationLayer a) {
            return "the activation " + a.getActivationFn();
        }
        return "a " + layer.getClass().getSimpleName();
    }

    /** The network as it answers, with the running statistics of the normalisation in weights and biases. */
    static FoldedNetwork folded(MultiLayerNetwork network, NetworkShape shape) {
        List<FoldedConvolution> layers = new ArrayList<>();
        int at = 0;
        for (int l = 0; l < shape.layers(); l++) {
            float[] weight = numbers(network.getLayer(at).getParam("W"));
            float[] bias = numbers(network.getLayer(at).getParam("b"));
            at++;
            if (shape.normalises(l)) {
                float[] gamma = numbers(network.getLayer(at).getParam("gamma"));
                float[] beta = numbers(network.getLayer(at).getParam("beta"));
                float[] mean = numbers(network.getLayer(at).getParam("mean"));
                float[] variance = numbers(network.getLayer(at).getParam("var"));
                fold(weight, bias, gamma, beta, mean, variance);
                at++;
            }
            at++;
            layers.add(new FoldedConvolution(shape, l, weight, bias));
        }
        return new FoldedNetwork(shape, layers);
    }

    private static void fold(
            float[] weight, float[] bias, float[] gamma, float[] beta, float[] mean, float[] variance) {
        int each = weight.length / bias.length;
        for (int o = 0; o < bias.length; o++) {
            // γ (w·x + b − mean) / √(variance + ε) + β  =  (g w)·x + (g (b − mean) + β),  g = γ / √(variance + ε)
            double gain = gamma[o] / Math.sqrt(variance[o] + NORM_EPSILON);
            for (int i = o * each; i < (o + 1) * each; i++) {
                weight[i] = (float) (gain * weight[i]);
            }
            bias[o] = (float) (gain * (bias[o] - mean[o]) + beta[o]);
        }
    }

    private static float[] numbers(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
