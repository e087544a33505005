package org.tenfold.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenfold.image.NpyArray;

/** The trained classes, the numbers they are scored with, and the latents drawn from the prior. Immutable. */
public final class AbsModel {
    private final ModelDescription description;
    private final List<VaeParameters> parameters;
    private final float[][] priorLatents;
    private final List<Vae> classes;
    private final String digest;

    private AbsModel(
            ModelDescription description,
            List<VaeParameters> parameters,
            float[][] priorLatents,
            List<Vae> classes,
            String digest) {
        this.description = description;
        this.parameters = parameters;
        this.priorLatents = priorLatents;
        this.classes = classes;
        this.digest = digest;
    }

    /**
     * A model of its parts; the arrays are shared, not copied.
     *
     * @throws IllegalArgumentException if a part does not have the shape that the description says
     */
    public static AbsModel of(ModelDescription description, List<VaeParameters> parameters, float[][] priorLatents) {
        if (parameters.size() != description.classes()) {
            throw new IllegalArgumentException(
                    "model has " + parameters.size() + " classes, expected " + description.classes());
        }
        if (priorLatents.length == 0) {
            throw new IllegalArgumentException("model has no latents of the prior, expected at least 1");
        }
        for (float[] latent : priorLatents) {
            if (latent.length != description.latentSize()) {
                throw new IllegalArgumentException(
                        "latent of the prior has " + latent.length + " numbers, expected " + description.latentSize());
            }
        }
        List<Vae> classes = new ArrayList<>();
        for (VaeParameters each : parameters) {
            Vae vae = new Vae(
                    Encoder.of(each.encoder(), description.encoder(), description.normEpsilon()),
                    Decoder.of(each.decoder(), description.decoder(), description.normEpsilon()));
            if (vae.decoder().latentSize() != description.latentSize()) {
                throw new IllegalArgumentException("decoder takes "
                        + vae.decoder().latentSize() + " numbers, expected the latentSize " + description.latentSize());
            }
            classes.add(vae);
        }
        return new AbsModel(
                description,
                List.copyOf(parameters),
                priorLatents,
                List.copyOf(classes),
                digestOf(description, parameters, priorLatents));
    }

    public ModelDescription description() {
        return description;
    }

    public List<VaeParameters> parameters() {
        return parameters;
    }

    public Vae vae(int c) {
        return classes.get(c);
    }

    public int classes() {
        return classes.size();
    }

    public List<String> labels() {
        return description.labels();
    }

    /** The latents drawn from the prior, the same for every class: not a copy, and not to be changed. */
    public float[][] priorLatents() {
        return priorLatents;
    }

    /** SHA-256 over the description and all arrays, as hexadecimal: models with the same digest give the same answers. */
    public String digest() {
        return digest;
    }

    private static String digestOf(ModelDescription description, List<VaeParameters> parameters, float[][] latents) {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        sha.update(ModelJson.write(description).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, NpyArray> named : new TreeMap<>(ModelArrays.of(parameters)).entrySet()) {
            sha.update(named.getKey().getBytes(StandardCharsets.UTF_8));
            update(sha, named.getValue().data());
        }
        for (float[] latent : latents) {
            update(sha, latent);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void update(MessageDigest sha, float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
        bytes.asFloatBuffer().put(numbers);
        sha.update(bytes);
    }
}
