package org.tenfold.model;

import java.util.List;
import org.tenfold.image.LabelledImages;

/**
 * Everything about a model but its trained numbers: what {@code model.json} says. The arrays are shared, not copied.
 *
 * @param format version of the folder's format, 1
 * @param name for people
 * @param labels what each class is called, from {@value #FEWEST_CLASSES} to {@value #MOST_CLASSES} texts
 * @param latentSize numbers in a latent
 * @param encoder shape of every class's encoder
 * @param decoder shape of every class's decoder
 * @param activation between layers, {@value #ELU}
 * @param normEpsilon added to variances in normalisation
 * @param beta weight of the KL term
 * @param latentRadius latents are searched within this distance of the origin
 * @param logitScale α of the calibrated confidence
 * @param confidenceFloor η of the calibrated confidence
 * @param classScaling factor on each class's score
 * @param binaryClassScaling factor on each class's score for thresholded pictures
 * @param centred whether the ink of its pictures lies as MNIST's does, so that a drawing is best centred the same way
 * @param provenance where the numbers come from
 */
public record ModelDescription(
        int format,
        String name,
        List<String> labels,
        int latentSize,
        Convolutions encoder,
        Convolutions decoder,
        String activation,
        double normEpsilon,
        double beta,
        double latentRadius,
        double logitScale,
        double confidenceFloor,
        double[] classScaling,
        double[] binaryClassScaling,
        boolean centred,
        Provenance provenance) {
    /** The only version there is. */
    public static final int FORMAT = 1;
    /** The only activation there is. */
    public static final String ELU = "elu";
    /** A model tells at least so many classes apart. */
    public static final int FEWEST_CLASSES = LabelledImages.FEWEST_CLASSES;
    /** A model has at most so many classes. */
    public static final int MOST_CLASSES = LabelledImages.CLASSES;

    private static final int LARGEST_LATENT = 64;

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the first one that cannot be, and what was expected
     */
    public ModelDescription {
        require(format == FORMAT, "format is " + format, Integer.toString(FORMAT));
        labels = List.copyOf(labels);
        int classes = labels.size();
        require(
                classes >= FEWEST_CLASSES && classes <= MOST_CLASSES,
                "labels has " + classes + " texts",
                FEWEST_CLASSES + " to " + MOST_CLASSES);
        require(
                labels.stream().noneMatch(String::isBlank)
                        && labels.stream().distinct().count() == classes,
                "labels are " + labels,
                "different ones");
        require(
                latentSize >= 1 && latentSize <= LARGEST_LATENT,
                "latentSize is " + latentSize,
                "1 to " + LARGEST_LATENT);
        require(activation.equals(ELU), "activation is " + activation, ELU);
        require(normEpsilon >= 0 && normEpsilon < 1, "normEpsilon is " + normEpsilon, "0 or a small positive number");
        requirePositive("beta", beta);
        requirePositive("latentRadius", latentRadius);
        requirePositive("logitScale", logitScale);
        requirePositive("confidenceFloor", confidenceFloor);
        requireScaling("classScaling", classScaling, classes);
        requireScaling("binaryClassScaling", binaryClassScaling, classes);
    }

    private static void require(boolean holds, String found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(found + ", expected " + expected);
        }
    }

    private static void requirePositive(String what, double value) {
        require(value > 0 && Double.isFinite(value), what + " is " + value, "a positive number");
    }

    private static void requireScaling(String what, double[] factors, int classes) {
        require(factors.length == classes, what + " has " + factors.length + " numbers", Integer.toString(classes));
        for (int c = 0; c < factors.length; c++) {
            requirePositive(what + " of class " + c, factors[c]);
        }
    }

    /** How many classes there are. */
    public int classes() {
        return labels.size();
    }

    /** The same model, calibrated anew. */
    public ModelDescription withCalibration(
            double newLogitScale, double newConfidenceFloor, double[] newClassScaling, double[] newBinaryClassScaling) {
        return with(
                newLogitScale, newConfidenceFloor, newClassScaling.clone(), newBinaryClassScaling.clone(), provenance);
    }

    /** The same model with another provenance. */
    public ModelDescription withProvenance(Provenance newProvenance) {
        return with(logitScale, confidenceFloor, classScaling, binaryClassScaling, newProvenance);
    }

    private ModelDescription with(
            double newLogitScale,
            double newConfidenceFloor,
            double[] newClassScaling,
            double[] newBinaryClassScaling,
            Provenance newProvenance) {
        return new ModelDescription(
                format,
                name,
                labels,
                latentSize,
                encoder,
                decoder,
                activation,
                normEpsilon,
                beta,
                latentRadius,
                newLogitScale,
                newConfidenceFloor,
                newClassScaling,
                newBinaryClassScaling,
                centred,
                newProvenance);
    }
}
