package org.tenfold.model;

import org.tenfold.image.Image;

/** What names the digit in a picture. */
@FunctionalInterface
public interface Classifier {
    Prediction predict(Image x);
}
