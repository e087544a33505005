package org.tenfold.view.parts;

import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.image.Raster;

/**
 * A picture of 28x28 pixels, each drawn as a square of a whole number of the screen's own pixels, in the middle of
 * whatever place there is. Nothing is smoothed, at any scale of the screen.
 */
public final class PixelView extends Region {
    private static final int NONE = -1;
    private static final PseudoClass VACANT = PseudoClass.getPseudoClass("vacant");

    private final ImageView view = new ImageView();
    private final Region outline = new Region();
    private final int preferredScale;
    private int @Nullable [] colours;
    private @Nullable WritableImage surface;
    private int[] pixels = new int[0];
    private final ChangeListener<Number> outlined = (source, before, now) -> placeOutline();
    private @Nullable IntegerProperty hovered;

    /**
     * An empty picture.
     *
     * @param preferredScale the preferred side of a pixel, in units of layout
     */
    public PixelView(int preferredScale) {
        this.preferredScale = preferredScale;
        getStyleClass().add("pixel-view");
        outline.getStyleClass().add("pixel-outline");
        outline.setManaged(false);
        outline.setMouseTransparent(true);
        outline.setVisible(false);
        view.setManaged(false);
        view.setSmooth(false);
        getChildren().addAll(view, outline);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(false);
        pseudoClassStateChanged(VACANT, true);
    }

    /** Outlines the hovered pixel, and says which one is hovered here. */
    public void follow(IntegerProperty hoveredPixel) {
        hovered = hoveredPixel;
        hoveredPixel.addListener(outlined);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hoveredPixel.set(pixelAt(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hoveredPixel.set(NONE));
    }

    /** This picture is not shown any more: it stops to outline the hovered pixel. */
    public void unfollow() {
        if (hovered != null) {
            hovered.removeListener(outlined);
        }
    }

    /** Shows a picture; none leaves the place empty. */
    public void show(@Nullable Image image) {
        showColours(image == null ? null : Palette.of(image));
    }

    /** Shows 784 opaque colours; none leaves the place empty. */
    public void showColours(int @Nullable [] newColours) {
        colours = newColours;
        pseudoClassStateChanged(VACANT, newColours == null);
        paint();
        placeOutline();
    }

    /** The picture as it is shown, a pixel for each of its 784; none where the place is empty. */
    public @Nullable Raster raster() {
        int[] shown = colours;
        return shown == null ? null : new Raster(Image.SIDE, Image.SIDE, shown.clone());
    }

    /** The side of a pixel in units of layout, once laid out. */
    private double cell() {
        return view.getFitWidth() / Image.SIDE;
    }

    private double left() {
        return view.getLayoutX();
    }

    private double top() {
        return view.getLayoutY();
    }

    private int pixelAt(double x, double y) {
        int column = (int) Math.floor((x - left()) / cell());
        int row = (int) Math.floor((y - top()) / cell());
        boolean inside = column >= 0 && column < Image.SIDE && row >= 0 && row < Image.SIDE;
        return inside && colours != null ? row * Image.SIDE + column : NONE;
    }

    /** The whole number of screen pixels that one pixel may take. */
    private int scale() {
        double place = Math.min(
                getWidth() - snappedLeftInset() - snappedRightInset(),
                getHeight() - snappedTopInset() - snappedBottomInset());
        return Math.max(1, (int) Math.floor(place * density(this) / Image.SIDE + 1e-6));
    }

    /** Screen pixels in a unit of layout. */
    public static double density(Node node) {
        Window window = node.getScene() == null ? null : node.getScene().getWindow();
        double density = window == null ? 1 : window.getRenderScaleX();
        return density > 0 ? density : 1;
    }

    @Override
    protected void layoutChildren() {
        double side = scale() * Image.SIDE / density(this);
        view.setFitWidth(side);
        view.setFitHeight(side);
        double x = snappedLeftInset() + (getWidth() - snappedLeftInset() - snappedRightInset() - side) / 2;
        double y = snappedTopInset() + (getHeight() - snappedTopInset() - snappedBottomInset() - side) / 2;
        view.relocate(snapPositionX(x), snapPositionY(y));
        paint();
        placeOutline();
    }

    private void paint() {
        int[] shown = colours;
        if (shown == null || getWidth() <= 0) {
            view.setImage(null);
            return;
        }
        int scale = scale();
        int side = scale * Image.SIDE;
        WritableImage target = surface;
        if (target == null || target.getWidth() != side) {
            target = new WritableImage(side, side);
            surface = target;
            pixels = new int[side * side];
        }
        for (int y = 0; y < side; y++) {
            int row = y / scale * Image.SIDE;
            for (int x = 0; x < side; x++) {
                pixels[y * side + x] = shown[row + x / scale];
            }
        }
        target.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        view.setImage(target);
    }

    private void placeOutline() {
        int pixel = hovered == null ? NONE : hovered.get();
        outline.setVisible(pixel != NONE && colours != null);
        if (outline.isVisible()) {
            double cell = cell();
            int row = pixel / Image.SIDE;
            int column = pixel % Image.SIDE;
            outline.resizeRelocate(left() + column * cell, top() + row * cell, cell, cell);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + (double) preferredScale * Image.SIDE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snappedBottomInset() + (double) preferredScale * Image.SIDE;
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + Image.SIDE;
    }

    /** Keeps the preferred side where there is too little room. */
    public PixelView rigid() {
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return this;
    }

    @Override
    protected double computeMinHeight(double width) {
        return snappedTopInset() + snappedBottomInset() + Image.SIDE;
    }
}
