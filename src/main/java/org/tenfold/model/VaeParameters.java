package org.tenfold.model;

import java.util.List;

/** The trained numbers of one class: the layers of its encoder and of its decoder, in the order data passes them. */
public record VaeParameters(List<LayerParameters> encoder, List<LayerParameters> decoder) {
    public VaeParameters {
        encoder = List.copyOf(encoder);
        decoder = List.copyOf(decoder);
    }
}
