package org.tenfold.model;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenfold.image.AtomicFile;
import org.tenfold.image.BadInputException;
import org.tenfold.image.ElementType;
import org.tenfold.image.Image;
import org.tenfold.image.NpyArray;
import org.tenfold.image.NpzFile;
import org.tenfold.image.Phrase;

/**
 * A model on disk, format 1: {@code model.json}, {@code abs.npz} with the trained arrays and {@code prior.npz} with the
 * latents drawn from the prior; all readable from Python with {@code json} and {@code numpy}.
 */
public final class ModelFolder {
    private static final String DESCRIPTION = "model.json";
    private static final String PARAMETERS = "abs.npz";
    private static final String PRIOR = "prior.npz";
    private static final String LATENTS = "latents";
    private static final long LONGEST_DESCRIPTION = 1 << 20;

    private static final String PICTURES = "pictures";

    private ModelFolder() {}

    /** Whether there is a model in a folder, good or bad. */
    public static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(DESCRIPTION));
    }

    /** Where a model keeps pictures to try it on, as IDX files; not every model has some. */
    public static Path pictures(Path folder) {
        return folder.resolve(PICTURES);
    }

    /**
     * Reads a model.
     *
     * @throws BadInputException naming the file and the array, what was found and what was expected, if anything is
     *     missing, damaged, of another shape or format, or not a number
     */
    public static AbsModel read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw BadInputException.of(
                    folder,
                    Files.exists(folder) ? Phrase.of("a file") : Phrase.of("nothing"),
                    Phrase.of("a folder with a model"));
        }
        ModelDescription description = describe(folder);
        Path npz = folder.resolve(PARAMETERS);
        Map<String, NpyArray> arrays = NpzFile.read(npz, EnumSet.of(ElementType.FLOAT32));
        requireArrays(npz, description, arrays);
        return AbsModel.of(
                description,
                ModelArrays.parameters(description, arrays),
                priorLatents(folder.resolve(PRIOR), description.latentSize()));
    }

    /**
     * Reads what a model says of itself, without its numbers.
     *
     * @throws BadInputException naming the file, what was found and what was expected, if it says nothing that can be
     */
    public static ModelDescription describe(Path folder) {
        Path json = folder.resolve(DESCRIPTION);
        ModelDescription description = ModelJson.read(json, text(json));
        requireShapesToFit(json, description);
        return description;
    }

    private static String text(Path json) {
        try {
            if (Files.exists(json) && Files.size(json) > LONGEST_DESCRIPTION) {
                throw BadInputException.of(
                        json, Phrase.of("{0} bytes", Files.size(json)), Phrase.of("at most {0}", LONGEST_DESCRIPTION));
            }
            return Files.readString(json);
        } catch (CharacterCodingException e) {
            throw BadInputException.of(json, Phrase.of("bytes that are not UTF-8"), Phrase.of("one JSON object"), e);
        } catch (IOException e) {
            throw BadInputException.of(
                    json,
                    Files.exists(json) ? Phrase.of("a file that cannot be read") : Phrase.of("no file"),
                    Phrase.of("one JSON object"),
                    e);
        }
    }

    private static void requireShapesToFit(Path json, ModelDescription d) {
        try {
            int[] shrinking = d.encoder().shrinkingSides(Image.SIDE);
            int means = d.encoder().channels()[d.encoder().layers() - 1];
            if (shrinking[shrinking.length - 1] != 1 || means != 2 * d.latentSize()) {
                throw BadInputException.of(
                        json,
                        Phrase.of(
                                "an encoder to a side of {0} with {1} channels",
                                shrinking[shrinking.length - 1], means),
                        Phrase.of("a side of 1 with {0}, means and log-variances", 2 * d.latentSize()));
            }
            int[] growing = d.decoder().growingSides(Image.SIDE);
            int colours = d.decoder().channels()[d.decoder().layers() - 1];
            if (growing[growing.length - 1] != Image.SIDE || colours != 1) {
                throw BadInputException.of(
                        json,
                        Phrase.of("a decoder to a side of {0} with {1} channels", growing[growing.length - 1], colours),
                        Phrase.of("a side of 28 with 1"));
            }
        } catch (IllegalArgumentException e) {
            throw new BadInputException(json + ": found " + e.getMessage() + ".", e);
        }
    }

    private static void requireArrays(Path npz, ModelDescription description, Map<String, NpyArray> arrays) {
        Map<String, int[]> shapes = ModelArrays.shapes(description);
        for (Map.Entry<String, int[]> expected : shapes.entrySet()) {
            String name = expected.getKey();
            NpyArray array = arrays.get(name);
            if (array == null) {
                throw BadInputException.of(
                        npz,
                        Phrase.of("no array {0}", name),
                        Phrase.of("one of the shape {0}", NpyArray.describe(expected.getValue())));
            }
            if (!array.hasShape(expected.getValue())) {
                throw BadInputException.of(
                        npz,
                        Phrase.of("the shape {0} of array {1}", NpyArray.describe(array.shape()), name),
                        NpyArray.describe(expected.getValue()));
            }
            requireNumbers(npz, name, array);
            if (name.endsWith(ModelArrays.VARIANCE)) {
                requireVariances(npz, name, array.data(), description.normEpsilon());
            }
        }
        for (String name : arrays.keySet()) {
            if (!shapes.containsKey(name)) {
                throw BadInputException.of(
                        npz, Phrase.of("an array {0}", name), Phrase.of("only those that model.json speaks of"));
            }
        }
    }

    private static void requireNumbers(Path npz, String name, NpyArray array) {
        for (float number : array.data()) {
            if (!Float.isFinite(number)) {
                throw BadInputException.of(
                        npz, Phrase.of("{0} in array {1}", number, name), Phrase.of("finite numbers"));
            }
        }
    }

    private static void requireVariances(Path npz, String name, float[] variances, double epsilon) {
        for (float variance : variances) {
            if (!(variance >= 0 && variance + epsilon > 0)) {
                throw BadInputException.of(
                        npz, Phrase.of("{0} in array {1}", variance, name), Phrase.of("positive variances"));
            }
        }
    }

    private static float[][] priorLatents(Path npz, int latentSize) {
        Map<String, NpyArray> arrays = NpzFile.read(npz, EnumSet.of(ElementType.FLOAT32));
        NpyArray latents = arrays.get(LATENTS);
        if (latents == null || arrays.size() > 1) {
            throw BadInputException.of(
                    npz, Phrase.of("the arrays {0}", arrays.keySet()), Phrase.of("one array {0}", LATENTS));
        }
        int[] shape = latents.shape();
        if (shape.length != 2 || shape[0] == 0 || shape[1] != latentSize) {
            throw BadInputException.of(
                    npz,
                    Phrase.of("the shape {0} of array {1}", NpyArray.describe(shape), LATENTS),
                    Phrase.of("rows of {0} numbers", latentSize));
        }
        requireNumbers(npz, LATENTS, latents);
        float[][] rows = new float[shape[0]][latentSize];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(latents.data(), r * latentSize, rows[r], 0, latentSize);
        }
        return rows;
    }

    /**
     * Writes a model, each file whole or not at all, {@code model.json} last. The same model always gives the same bytes.
     *
     * @throws IllegalArgumentException if the parts do not fit together
     * @throws IOException if the folder cannot be written
     */
    public static void write(
            Path folder, ModelDescription description, List<VaeParameters> parameters, float[][] priorLatents)
            throws IOException {
        AbsModel.of(description, parameters, priorLatents);
        requireFinite(parameters, priorLatents);
        NpzFile.write(folder.resolve(PARAMETERS), ModelArrays.of(parameters));
        Map<String, NpyArray> prior = new LinkedHashMap<>();
        prior.put(LATENTS, rows(priorLatents, description.latentSize()));
        NpzFile.write(folder.resolve(PRIOR), prior);
        byte[] json = ModelJson.write(description).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(DESCRIPTION), out -> out.write(json));
    }

    private static NpyArray rows(float[][] latents, int latentSize) {
        float[] data = new float[latents.length * latentSize];
        for (int r = 0; r < latents.length; r++) {
            System.arraycopy(latents[r], 0, data, r * latentSize, latentSize);
        }
        return NpyArray.of(data, latents.length, latentSize);
    }

    private static void requireFinite(List<VaeParameters> parameters, float[][] priorLatents) {
        Map<String, NpyArray> arrays = ModelArrays.of(parameters);
        for (int r = 0; r < priorLatents.length; r++) {
            arrays.put("latent " + r + " of the prior", NpyArray.of(priorLatents[r], priorLatents[r].length));
        }
        for (Map.Entry<String, NpyArray> named : arrays.entrySet()) {
            for (float number : named.getValue().data()) {
                if (!Float.isFinite(number)) {
                    throw new IllegalArgumentException(
                            named.getKey() + " has the number " + number + ", expected finite ones");
                }
            }
        }
    }
}
