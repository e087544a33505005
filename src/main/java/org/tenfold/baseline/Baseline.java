package org.tenfold.baseline;

import java.nio.file.Path;

/** The classifiers we compare with. */
public enum Baseline {
    /** A conventional convolutional network. */
    CNN("CNN", "cnn"),
    /** The same on pictures of black and white only. */
    BINARY_CNN("Binary CNN", "binary-cnn"),
    /** The nearest of the training pictures. */
    NEAREST("nearest neighbour", "nearest"),
    /** A convolutional network trained on attacked pictures. */
    ROBUST_CNN("adversarially trained CNN", "robust-cnn");

    private final String title;
    private final String id;

    Baseline(String title, String id) {
        this.title = title;
        this.id = id;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The name on the command line, in JSON and of files. */
    public String id() {
        return id;
    }

    /** Whether it is a network with a file of its own; the nearest neighbour is made of the training pictures. */
    public boolean isTrained() {
        return this != NEAREST;
    }

    /**
     * The shape of its network.
     *
     * @throws IllegalStateException if it has none
     */
    public NetworkShape shape() {
        return switch (this) {
            case CNN, BINARY_CNN -> NetworkShape.CNN;
            case ROBUST_CNN -> NetworkShape.ROBUST;
            case NEAREST -> throw new IllegalStateException(title + " has no network");
        };
    }

    /**
     * The file of its network beside a model.
     *
     * @throws IllegalStateException if it has none
     */
    public Path file(Path model) {
        if (!isTrained()) {
            throw new IllegalStateException(title + " has no file of its own");
        }
        return model.resolve(id + ".zip");
    }
}
