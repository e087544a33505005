package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Colours that mean different things differ for every eye, in the light theme and in the dark one. How an eye without one
 * kind of cones sees is simulated after G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model
 * for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291-1298:
 * the matrices for severity 1.0, applied to linear sRGB. The difference is Euclid's in CIELAB (1976, white D65).
 */
final class ColourVisionTest {
    /** Of colours that mean opposites: more than ten of the 2.3 that are just noticeable (Mahy et al. 1994). */
    private static final double OPPOSITE = 30;

    /** Of two parts of one bar, which also touch in their order: more than six just noticeable differences. */
    private static final double ADJACENT = 15;

    private static final Pattern BLOCK = Pattern.compile("(\\.explorer(?::dark)?) \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("(-[a-z-]+):\\s*(#[0-9a-f]{6}|-[a-z-]+);");

    enum Eye {
        ALL_CONES,
        PROTANOPE,
        DEUTERANOPE,
        TRITANOPE
    }

    /** What an eye makes of linear red, green and blue. */
    private static double[] seen(Eye eye, double[] linear) {
        double[] seen = product(matrix(eye), linear);
        for (int i = 0; i < seen.length; i++) {
            seen[i] = Math.clamp(seen[i], 0, 1);
        }
        return seen;
    }

    private static double[] matrix(Eye eye) {
        return switch (eye) {
            case ALL_CONES -> new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
            case PROTANOPE ->
                new double[] {
                    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
                };
            case DEUTERANOPE ->
                new double[] {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881
                };
            case TRITANOPE ->
                new double[] {
                    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900
                };
        };
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (boolean dark : new boolean[] {false, true}) {
            for (Eye eye : Eye.values()) {
                pairs.add(Arguments.of(dark, eye, "-tenfold-safe", "-tenfold-fooled", OPPOSITE));
                pairs.add(Arguments.of(dark, eye, "-tenfold-safe-text", "-tenfold-fooled-text", OPPOSITE));
                pairs.add(Arguments.of(dark, eye, "-tenfold-more", "-tenfold-less", OPPOSITE));
                pairs.add(Arguments.of(dark, eye, "-tenfold-accent", "-tenfold-bar", ADJACENT));
                pairs.add(Arguments.of(dark, eye, "-tenfold-accent", "-tenfold-accent-light", ADJACENT));
                pairs.add(Arguments.of(dark, eye, "-tenfold-bar", "-tenfold-bar-light", ADJACENT));
                pairs.add(Arguments.of(dark, eye, "-tenfold-bar-light", "-tenfold-card", ADJACENT));
                pairs.add(Arguments.of(dark, eye, "-tenfold-safe", "-tenfold-card", ADJACENT));
                pairs.add(Arguments.of(dark, eye, "-tenfold-fooled", "-tenfold-card", ADJACENT));
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void coloursThatMeanDifferentThingsDifferForEveryEye(
            boolean dark, Eye eye, String first, String second, double least) throws IOException {
        Map<String, String> palette = palette(dark);
        double[] a = lab(seen(eye, linear(colour(palette, first))));
        double[] b = lab(seen(eye, linear(colour(palette, second))));
        assertThat(Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]))
                .as("%s and %s for %s", first, second, eye)
                .isGreaterThan(least);
    }

    /** The colours of the window over those of its theme. */
    private static Map<String, String> palette(boolean dark) throws IOException {
        Map<String, String> palette = new HashMap<>();
        String theme = dark ? "primer-dark" : "primer-light";
        collect(read(Theme.class, "/atlantafx/base/theme/" + theme + ".css"), palette);
        Matcher block = BLOCK.matcher(read(ExplorerWindow.class, "tenfold.css"));
        while (block.find()) {
            if (dark || !block.group(1).endsWith("dark")) {
                collect(block.group(2), palette);
            }
        }
        return palette;
    }

    private static String read(Class<?> beside, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void collect(String css, Map<String, String> palette) {
        Matcher colour = COLOUR.matcher(css);
        while (colour.find()) {
            palette.put(colour.group(1), colour.group(2));
        }
    }

    private static String colour(Map<String, String> palette, String name) {
        String value = Objects.requireNonNull(palette.get(name), name);
        return value.startsWith("#") ? value : colour(palette, value);
    }

    private static double[] linear(String hex) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double[] lab(double[] linear) {
        // sRGB to XYZ, IEC 61966-2-1; divided by the white D65.
        double[] xyz = product(
                new double[] {
                    0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041
                },
                linear);
        double x = bent(xyz[0] / 0.95047);
        double y = bent(xyz[1]);
        double z = bent(xyz[2] / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double bent(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double[] product(double[] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[i] += matrix[3 * i + j] * vector[j];
            }
        }
        return product;
    }
}
