package org.tenfold.model;

import org.tenfold.image.Image;

/** What names the class of a picture: for MNIST, the digit in it. */
@FunctionalInterface
public interface Classifier {
    Prediction predict(Image x);
}
