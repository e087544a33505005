package org.tenfold.view.paint;

import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Hint;
import org.tenfold.image.Image;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.PaintModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.PixelView;

/**
 * The 28x28 picture under the brush, each pixel a square of a whole number of the screen's own pixels: the picture, or what
 * was changed, and over it the marks of a hint. The arrow keys move a brush of their own, the space bar paints with it.
 */
final class PaintCanvas extends Region {
    /** Differences are shown so much larger. */
    static final double GAIN = 2;

    private static final int LARGEST_SCALE = 16;
    private static final int SMALLEST_SCALE = 6;

    /** Of the window's height, at most. */
    private static final double SHARE = 0.38;

    private final ExplorerModel explorer;
    private final PaintModel model;
    private final BooleanProperty changeShown = new SimpleBooleanProperty(this, "changeShown", false);
    private final ImageView surface = new ImageView();
    private final Region brush = new Region();
    private final Region outline = new Region();
    private @Nullable WritableImage target;
    private int[] buffer = new int[0];

    /** Screen pixels in a row of the buffer. */
    private int across;

    /** Where the keys' brush is, {@code row · 28 + column}. */
    private int cursor = (Image.SIDE / 2) * Image.SIDE + Image.SIDE / 2;

    PaintCanvas(ExplorerModel explorer) {
        this.explorer = explorer;
        this.model = explorer.paint();
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("paint-canvas");
        setCursor(Cursor.CROSSHAIR);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of(
                "The picture under attack: the arrow keys move the brush, the space bar adds ink, with Shift it"
                        + " takes ink away"));
        setFocusTraversable(true);
        brush.getStyleClass().add("paint-brush");
        outline.getStyleClass().add("pixel-outline");
        surface.setSmooth(false);
        for (Node overlay : new Node[] {surface, outline, brush}) {
            overlay.setManaged(false);
            overlay.setMouseTransparent(true);
        }
        brush.setVisible(false);
        outline.setVisible(false);
        getChildren().addAll(surface, outline, brush);
    }

    private void init() {
        for (ObservableValue<?> shown : new ObservableValue<?>[] {
            model.pictureProperty(), model.originalProperty(), model.hintProperty(), changeShown
        }) {
            // The next layout paints: once a frame, however many points of a stroke came in between.
            shown.addListener((source, before, now) -> requestLayout());
        }
        explorer.hoveredPixelProperty().addListener((source, before, now) -> placeOutline());
        model.brushProperty().addListener((source, before, now) -> brush.setVisible(false));
        focusedProperty().addListener((source, before, now) -> {
            if (now) {
                showCursor();
            } else {
                brush.setVisible(false);
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            model.extendStroke(x(event), y(event));
            showBrush(x(event), y(event));
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> model.endStroke());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            brush.setVisible(false);
            explorer.hoveredPixelProperty().set(ExplorerModel.NO_PIXEL);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    /** Whether what was changed is shown in place of the picture. */
    BooleanProperty changeShownProperty() {
        return changeShown;
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.SECONDARY) {
            boolean erases = event.getButton() == MouseButton.SECONDARY
                    || model.erasingProperty().get();
            explorer.hoveredPixelProperty().set(ExplorerModel.NO_PIXEL);
            requestFocus();
            model.beginStroke(x(event), y(event), erases);
            showBrush(x(event), y(event));
        }
    }

    private void moved(MouseEvent event) {
        showBrush(x(event), y(event));
        int column = (int) Math.floor(x(event) * Image.SIDE);
        int row = (int) Math.floor(y(event) * Image.SIDE);
        boolean inside = column >= 0 && column < Image.SIDE && row >= 0 && row < Image.SIDE;
        if (inside) {
            cursor = row * Image.SIDE + column;
        }
        explorer.hoveredPixelProperty().set(inside ? cursor : ExplorerModel.NO_PIXEL);
    }

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int row = cursor / Image.SIDE;
        int column = cursor % Image.SIDE;
        switch (event.getCode()) {
            case SPACE -> dot(event.isShiftDown() || model.erasingProperty().get());
            case LEFT -> move(row, Math.max(0, column - 1));
            case RIGHT -> move(row, Math.min(Image.SIDE - 1, column + 1));
            case UP -> move(Math.max(0, row - 1), column);
            case DOWN -> move(Math.min(Image.SIDE - 1, row + 1), column);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** A stroke of one touch under the keys' brush. */
    private void dot(boolean erases) {
        int row = cursor / Image.SIDE;
        int column = cursor % Image.SIDE;
        model.beginStroke((column + 0.5) / Image.SIDE, (row + 0.5) / Image.SIDE, erases);
        model.endStroke();
        showCursor();
    }

    private void move(int row, int column) {
        cursor = row * Image.SIDE + column;
        explorer.hoveredPixelProperty().set(cursor);
        showCursor();
    }

    private void showCursor() {
        int row = cursor / Image.SIDE;
        int column = cursor % Image.SIDE;
        showBrush((column + 0.5) / Image.SIDE, (row + 0.5) / Image.SIDE);
    }

    private double x(MouseEvent event) {
        return (event.getX() - surface.getLayoutX()) / side();
    }

    private double y(MouseEvent event) {
        return (event.getY() - surface.getLayoutY()) / side();
    }

    private double side() {
        return surface.getFitWidth();
    }

    /** Outlines the pixels that the brush would touch at a point. */
    private void showBrush(double x, double y) {
        int size = model.brushProperty().get();
        double cell = side() / Image.SIDE;
        brush.setVisible(x >= 0 && x <= 1 && y >= 0 && y <= 1);
        brush.resizeRelocate(
                surface.getLayoutX() + PaintModel.edge(x, size) * cell,
                surface.getLayoutY() + PaintModel.edge(y, size) * cell,
                size * cell,
                size * cell);
    }

    private void placeOutline() {
        int pixel = explorer.hoveredPixelProperty().get();
        outline.setVisible(pixel != ExplorerModel.NO_PIXEL
                && !brush.isVisible()
                && !model.originalProperty().get().isBlank());
        double cell = side() / Image.SIDE;
        int row = pixel / Image.SIDE;
        int column = pixel % Image.SIDE;
        outline.resizeRelocate(surface.getLayoutX() + column * cell, surface.getLayoutY() + row * cell, cell, cell);
    }

    /** The whole number of screen pixels that one pixel takes in a place of this width. */
    private int scale(double width) {
        double density = PixelView.density(this);
        double height = getScene() == null ? width : SHARE * getScene().getHeight();
        int scale = (int) Math.floor(Math.min(width, height) * density / Image.SIDE + 1e-6);
        return (int) Math.clamp(scale, SMALLEST_SCALE * density, LARGEST_SCALE * density);
    }

    private void paint(int scale) {
        int side = scale * Image.SIDE;
        WritableImage image = target;
        if (image == null || image.getWidth() != side) {
            image = new WritableImage(side, side);
            target = image;
            buffer = new int[side * side];
            across = side;
            surface.setImage(image);
        }
        Image picture = model.pictureProperty().get();
        int[] colours = changeShown.get()
                ? Palette.difference(picture, model.originalProperty().get(), GAIN)
                : Palette.of(picture);
        for (int y = 0; y < side; y++) {
            int row = y / scale * Image.SIDE;
            for (int x = 0; x < side; x++) {
                buffer[y * side + x] = colours[row + x / scale];
            }
        }
        Hint hint = model.hintProperty().get();
        if (hint != null) {
            HintMarks.paint(hint.promises(), scale, this::fill);
        }
        image.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), buffer, 0, side);
    }

    private void fill(int left, int top, int width, int height, int colour) {
        for (int y = top; y < top + height; y++) {
            Arrays.fill(buffer, y * across + left, y * across + left + width, colour);
        }
    }

    @Override
    protected void layoutChildren() {
        int scale = scale(getWidth());
        double side = scale * Image.SIDE / PixelView.density(this);
        surface.setFitWidth(side);
        surface.setFitHeight(side);
        surface.relocate(snapPositionX((getWidth() - side) / 2), 0);
        paint(scale);
        placeOutline();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return scale(width < 0 ? getWidth() : width) * Image.SIDE / PixelView.density(this);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return (double) SMALLEST_SCALE * Image.SIDE;
    }

    @Override
    protected double computeMinWidth(double height) {
        return (double) SMALLEST_SCALE * Image.SIDE;
    }
}
