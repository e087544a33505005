package org.tenfold.view.export;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.image.Raster;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Notice;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.SaveAs;

/** Takes pictures out of the window: into files that the person chooses, and onto the clipboard. */
public final class Exporter {
    /** Pixels for each of a picture's 28x28, where it leaves the window alone. */
    public static final int PICTURE_SCALE = 10;

    private static final double MILLION = 1e6;

    private final ExplorerModel model;
    private final Parent window;
    private final SaveAs saveAs;

    public Exporter(ExplorerModel model, Parent window, SaveAs saveAs) {
        this.model = model;
        this.window = window;
        this.saveAs = saveAs;
    }

    /** Where a part of the window is on the screen, if it is. */
    public @Nullable Node find(Exhibit exhibit) {
        return exhibit.find(window);
    }

    /** Saves a part of the window as PNG, so many times as large as on the screen; nothing if it is not there. */
    public void savePng(Exhibit exhibit, int scale) {
        Node node = find(exhibit);
        if (node != null) {
            savePng(node, exhibit.stem(), scale);
        }
    }

    /** Saves a part of the window as SVG; nothing if it is not there. */
    public void saveSvg(Exhibit exhibit) {
        Node node = find(exhibit);
        if (node != null) {
            saveSvg(node, exhibit.stem());
        }
    }

    void savePng(Node node, String stem, int scale) {
        long pixels = NodePicture.pixels(node, scale);
        if (pixels > NodePicture.MOST_PIXELS) {
            model.report(new Notice(
                    Notice.Kind.PROBLEM,
                    Texts.of(
                            "The picture would have {0} million pixels; choose a smaller scale, or SVG.",
                            Math.round(pixels / MILLION))));
            return;
        }
        // As it is now, not as it may be when a file has been chosen.
        Raster picture = NodePicture.of(node, scale);
        String name = stem + (scale == 1 ? "" : "@" + scale + "x") + ".png";
        saveAs.choose(Texts.of("Save as PNG"), name, file -> model.exports().writePng(file, picture));
    }

    void saveSvg(Node node, String stem) {
        String svg = SvgScene.of(node);
        saveAs.choose(
                Texts.of("Save as SVG"), stem + ".svg", file -> model.exports().writeText(file, svg));
    }

    /** Saves what one picture shows, without what lies over it on the screen. */
    void savePicture(PixelView picture) {
        Raster shown = picture.raster();
        if (shown != null) {
            saveAs.choose(
                    Texts.of("Save the picture"),
                    stem(picture) + ".png",
                    file -> model.exports().writePng(file, shown.enlarged(PICTURE_SCALE)));
        }
    }

    /** What is said of a picture, as a file's name. */
    private static String stem(PixelView picture) {
        String said = picture.getAccessibleText();
        String stem = said == null
                ? ""
                : said.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        return stem.isEmpty() ? "picture" : stem;
    }

    /** Puts the picture that has the focus on the clipboard, or else the drawing as the model sees it. */
    public void copy() {
        Node focused = window.getScene() == null ? null : window.getScene().getFocusOwner();
        PixelView picture = focused == null ? null : PictureMenu.pictureOf(focused);
        if (picture != null && picture.raster() != null) {
            copy(picture);
        } else if (model.drawing().seen().isBlank()) {
            model.report(
                    new Notice(Notice.Kind.INFORMATION, Texts.of("There is nothing to copy: draw a digit first.")));
        } else {
            copy(new Raster(Image.SIDE, Image.SIDE, Palette.of(model.drawing().seen())).enlarged(PICTURE_SCALE));
        }
    }

    /** Puts what one picture shows on the clipboard. */
    void copy(PixelView picture) {
        Raster shown = picture.raster();
        if (shown != null) {
            copy(shown.enlarged(PICTURE_SCALE));
        }
    }

    void copy(Raster picture) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(NodePicture.image(picture));
        Clipboard.getSystemClipboard().setContent(content);
        model.report(new Notice(
                Notice.Kind.INFORMATION,
                Texts.of("A picture of {0} by {1} pixels was copied.", picture.width(), picture.height())));
    }

    /** Puts the scores of the drawing on the clipboard, as comma-separated values. */
    public void copyScores() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.exports().scores());
        Clipboard.getSystemClipboard().setContent(content);
        model.report(
                new Notice(Notice.Kind.INFORMATION, Texts.of("The scores were copied as comma-separated values.")));
    }
}
