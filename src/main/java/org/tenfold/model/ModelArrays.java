package org.tenfold.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.NpyArray;

/** The arrays of {@code abs.npz}: their names, their shapes, and the way from and to {@link VaeParameters}. */
final class ModelArrays {
    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";
    private static final String MEAN = ".mean";
    static final String VARIANCE = ".variance";

    private ModelArrays() {}

    /** Every array that a model of this description has, with its shape, in the order of the layers. */
    static Map<String, int[]> shapes(ModelDescription d) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        for (int c = 0; c < d.classes(); c++) {
            addShapes(shapes, encoderName(c), d.encoder(), 1, true);
            addShapes(shapes, decoderName(c), d.decoder(), d.latentSize(), false);
        }
        return shapes;
    }

    private static void addShapes(
            Map<String, int[]> shapes, String name, Convolutions network, int channels, boolean outgoingFirst) {
        int in = channels;
        for (int l = 0; l < network.layers(); l++) {
            int out = network.channels()[l];
            int kernel = network.kernels()[l];
            String conv = conv(name, l);
            shapes.put(
                    conv + WEIGHT,
                    outgoingFirst ? new int[] {out, in, kernel, kernel} : new int[] {in, out, kernel, kernel});
            shapes.put(conv + BIAS, new int[] {out});
            if (l < network.layers() - 1) {
                String norm = norm(name, l);
                for (String part : List.of(WEIGHT, BIAS, MEAN, VARIANCE)) {
                    shapes.put(norm + part, new int[] {out});
                }
            }
            in = out;
        }
    }

    private static String encoderName(int c) {
        return "class" + c + ".encoder";
    }

    private static String decoderName(int c) {
        return "class" + c + ".decoder";
    }

    private static String conv(String name, int layer) {
        return name + ".conv" + layer;
    }

    private static String norm(String name, int layer) {
        return name + ".norm" + layer;
    }

    /** All arrays of all classes, by name. */
    static Map<String, NpyArray> of(List<VaeParameters> parameters) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (int c = 0; c < parameters.size(); c++) {
            addArrays(arrays, encoderName(c), parameters.get(c).encoder());
            addArrays(arrays, decoderName(c), parameters.get(c).decoder());
        }
        return arrays;
    }

    private static void addArrays(Map<String, NpyArray> arrays, String name, List<LayerParameters> layers) {
        for (int l = 0; l < layers.size(); l++) {
            LayerParameters layer = layers.get(l);
            String conv = conv(name, l);
            arrays.put(conv + WEIGHT, new NpyArray(layer.weight(), layer.weightShape()));
            arrays.put(conv + BIAS, vector(layer.bias()));
            Norm norm = layer.norm();
            if (norm != null) {
                String normName = norm(name, l);
                arrays.put(normName + WEIGHT, vector(norm.scale()));
                arrays.put(normName + BIAS, vector(norm.shift()));
                arrays.put(normName + MEAN, vector(norm.mean()));
                arrays.put(normName + VARIANCE, vector(norm.variance()));
            }
        }
    }

    private static NpyArray vector(float[] numbers) {
        return NpyArray.of(numbers, numbers.length);
    }

    /** The parameters in arrays that have all names and {@link #shapes} of the description. */
    static List<VaeParameters> parameters(ModelDescription d, Map<String, NpyArray> arrays) {
        List<VaeParameters> parameters = new ArrayList<>();
        for (int c = 0; c < d.classes(); c++) {
            parameters.add(new VaeParameters(
                    layers(arrays, encoderName(c), d.encoder().layers()),
                    layers(arrays, decoderName(c), d.decoder().layers())));
        }
        return parameters;
    }

    private static List<LayerParameters> layers(Map<String, NpyArray> arrays, String name, int count) {
        List<LayerParameters> layers = new ArrayList<>();
        for (int l = 0; l < count; l++) {
            String conv = conv(name, l);
            NpyArray weight = required(arrays, conv + WEIGHT);
            layers.add(new LayerParameters(
                    weight.data(),
                    weight.shape(),
                    required(arrays, conv + BIAS).data(),
                    l < count - 1 ? norm(arrays, norm(name, l)) : null));
        }
        return layers;
    }

    private static Norm norm(Map<String, NpyArray> arrays, String name) {
        return new Norm(
                required(arrays, name + WEIGHT).data(),
                required(arrays, name + BIAS).data(),
                required(arrays, name + MEAN).data(),
                required(arrays, name + VARIANCE).data());
    }

    private static NpyArray required(Map<String, NpyArray> arrays, String name) {
        @Nullable NpyArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no array " + name + ", expected one");
        }
        return array;
    }
}
