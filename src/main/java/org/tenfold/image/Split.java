package org.tenfold.image;

/** The two halves of a labelled data set in MNIST's naming. */
public enum Split {
    TRAIN("train"),
    TEST("t10k");

    private final String prefix;

    Split(String prefix) {
        this.prefix = prefix;
    }

    String imagesFile() {
        return prefix + "-images-idx3-ubyte";
    }

    String labelsFile() {
        return prefix + "-labels-idx1-ubyte";
    }
}
