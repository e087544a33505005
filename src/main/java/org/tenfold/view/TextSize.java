package org.tenfold.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * How large the window's text is, and with it every distance and every icon: as it is preferred, larger in a window that is
 * larger than usual, and never so large that something would find no place.
 */
final class TextSize {
    /** The size in a window of the usual size, in which the sizes of icons are written in the style sheet. */
    static final int USUAL = 14;

    /** In a window whose usual text is of this size or larger there is room for what smaller ones do without. */
    private static final double LARGE = 16.5;

    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 800;
    private static final double LARGEST_SHARE = 3;
    private static final PseudoClass LARGE_WINDOW = PseudoClass.getPseudoClass("large");

    /** A rule of the style sheet. Nothing is tried twice: this is read on the screen's thread. */
    private static final Pattern RULE = Pattern.compile("([^{}/]++)\\{([^{}]*+)}");

    /** The size that a rule gives to icons, in pixels because icons know no other unit. */
    private static final Pattern ICON_SIZE = Pattern.compile("-fx-icon-size: *(\\d+)px");

    private final Parent root;
    private final String styles;
    private final ReadOnlyDoubleProperty preferred;
    private long size = USUAL;
    private String sheet = "";

    /**
     * The size of a window's text.
     *
     * @param root of the window
     * @param styles the name of its style sheet
     * @param preferred as a share of the usual size
     */
    TextSize(Parent root, String styles, ReadOnlyDoubleProperty preferred) {
        this.root = root;
        this.styles = styles;
        this.preferred = preferred;
        preferred.addListener((source, before, now) -> fit(root.getScene()));
    }

    /** Fits the text to the scene, now and whenever it or the preference changes. */
    void follow(Scene scene) {
        // Not with the size of the root: that one changes in the middle of a layout.
        scene.widthProperty().addListener((source, before, now) -> fit(scene));
        scene.heightProperty().addListener((source, before, now) -> fit(scene));
        fit(scene);
    }

    private void fit(@Nullable Scene scene) {
        if (scene == null) {
            return;
        }
        long fitting = of(scene.getWidth(), scene.getHeight(), preferred.get());
        if (fitting == size) {
            return;
        }
        size = fitting;
        root.pseudoClassStateChanged(LARGE_WINDOW, usual(scene.getWidth(), scene.getHeight()) >= LARGE);
        exchange(size == USUAL ? "" : sheet(size));
    }

    /** In one change where it can be: after each of them the toolkit styles the whole window anew. */
    private void exchange(String now) {
        List<String> sheets = root.getStylesheets();
        if (sheet.isEmpty()) {
            sheets.add(now);
        } else if (now.isEmpty()) {
            sheets.remove(sheet);
        } else {
            sheets.set(sheets.indexOf(sheet), now);
        }
        sheet = now;
    }

    /** The size in pixels for a window's width and height. */
    static long of(double width, double height, double preferred) {
        // What finds its place in the smallest window does so in a larger one with text that is larger by as much.
        double room = Math.min(width / ExplorerWindow.SMALLEST_WIDTH, height / ExplorerWindow.SMALLEST_HEIGHT);
        return Math.min(Math.round(usual(width, height) * preferred), (long) (USUAL * Math.max(1, room)));
    }

    /** On a screen twice as large that is not scaled, text is larger too: by the square root. */
    private static double usual(double width, double height) {
        double share = Math.min(width / USUAL_WIDTH, height / USUAL_HEIGHT);
        return USUAL * Math.sqrt(Math.clamp(share, 1, LARGEST_SHARE));
    }

    /** The rules for text and for icons once more, for a text of another size. */
    private String sheet(long textSize) {
        StringBuilder rules = new StringBuilder(".explorer { -fx-font-size: " + textSize + "px; }\n");
        Matcher rule = RULE.matcher(written());
        while (rule.find()) {
            Matcher icon = ICON_SIZE.matcher(rule.group(2));
            if (icon.find()) {
                long pixels = Math.round(Integer.parseInt(icon.group(1)) * (double) textSize / USUAL);
                rules.append(rule.group(1).strip())
                        .append(" { -fx-icon-size: ")
                        .append(pixels)
                        .append("px; }\n");
            }
        }
        byte[] bytes = rules.toString().getBytes(StandardCharsets.UTF_8);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private String written() {
        try (InputStream sheet = TextSize.class.getResourceAsStream(styles)) {
            return sheet == null ? "" : new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException reason) {
            throw new UncheckedIOException(reason);
        }
    }
}
