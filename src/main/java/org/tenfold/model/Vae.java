package org.tenfold.model;

/** The two halves of one class: it recognises, it draws. */
public record Vae(Encoder encoder, Decoder decoder) {
    public Vae {
        if (encoder.latentSize() != decoder.latentSize()) {
            throw new IllegalArgumentException("encoder gives " + encoder.latentSize()
                    + " numbers, expected the decoder's " + decoder.latentSize());
        }
    }
}
