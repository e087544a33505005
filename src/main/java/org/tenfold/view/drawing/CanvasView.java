package org.tenfold.view.drawing;

import java.util.Arrays;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.session.DrawingModel;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Frame;
import org.tenfold.session.Ink;
import org.tenfold.session.Labels;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.FrameClock;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;

/**
 * The canvas: ink appears under the brush at once. Its side is a whole number of screen pixels for each pixel of a 28x28
 * picture, so a test digit lies on it without a blurred edge.
 */
final class CanvasView extends Region {
    private static final double BRUSH_OUTLINE = 1;
    private static final double HINT_MARGIN_EM = 0.6;
    private static final double STEP = 1.0 / Image.SIDE;
    private static final double LONG_STEP = 4 * STEP;
    private static final PseudoClass CORNER = PseudoClass.getPseudoClass("corner");

    private final ExplorerModel explorer;
    private final DrawingModel model;
    private final ImageView surface = new ImageView();
    private final Region outline = new Region();
    private final Circle brush = new Circle();
    private final Label hint = Parts.label("", "canvas-hint");
    private @Nullable WritableImage pixels;
    private int[] buffer = new int[0];
    private final FrameClock hand;
    private boolean erases;

    /** Where the pen of the keys is, in sides of the canvas. */
    private double penX = 0.5;

    private double penY = 0.5;
    private boolean penDown;

    CanvasView(ExplorerModel explorer) {
        this.explorer = explorer;
        this.model = explorer.drawing();
        this.hand = new FrameClock(model.writingProperty(), model::advance);
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("canvas");
        setCursor(Cursor.CROSSHAIR);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setAccessibleText(
                Texts.of("Canvas: draw here. The arrow keys move the pen, the space bar puts it down and lifts it"));
        outline.getStyleClass().add("pixel-outline");
        brush.getStyleClass().add("brush");
        brush.setStrokeWidth(BRUSH_OUTLINE);
        surface.setSmooth(false);
        for (Node overlay : new Node[] {surface, outline, brush, hint}) {
            overlay.setManaged(false);
            overlay.setMouseTransparent(true);
        }
        outline.setVisible(false);
        brush.setVisible(false);
        getChildren().addAll(surface, outline, hint, brush);
    }

    private void init() {
        model.inkVersionProperty().addListener((source, before, now) -> inkChanged());
        explorer.labelsProperty().addListener((source, before, now) -> inkChanged());
        model.frameProperty().addListener((source, before, now) -> placeOutline());
        model.brushWidthProperty().addListener((source, before, now) -> sizeBrush());
        model.erasingProperty().addListener((source, before, now) -> sizeBrush());
        explorer.hoveredPixelProperty().addListener((source, before, now) -> placeOutline());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> model.endStroke());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> left());
        addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        focusedProperty().addListener((source, before, now) -> {
            if (!now) {
                liftPen();
                brush.setVisible(false);
            }
        });
        hand.watch();
        inkChanged();
    }

    /** The arrow keys move a pen, the space bar puts it down and lifts it; any other key lifts it first. */
    private void typed(KeyEvent event) {
        double step = event.isShiftDown() ? LONG_STEP : STEP;
        switch (event.getCode()) {
            case LEFT -> movePen(-step, 0);
            case RIGHT -> movePen(step, 0);
            case UP -> movePen(0, -step);
            case DOWN -> movePen(0, step);
            case SPACE -> {
                if (penDown) {
                    liftPen();
                } else {
                    erases = model.erasingProperty().get();
                    penDown = true;
                    model.beginStroke(penX, penY, erases);
                    showPen();
                }
            }
            case SHIFT -> {
                return;
            }
            default -> {
                liftPen();
                return;
            }
        }
        event.consume();
    }

    private void movePen(double byX, double byY) {
        penX = Math.clamp(penX + byX, 0, 1);
        penY = Math.clamp(penY + byY, 0, 1);
        if (penDown) {
            model.extendStroke(penX, penY);
        } else {
            erases = model.erasingProperty().get();
        }
        showPen();
    }

    private void liftPen() {
        if (penDown) {
            penDown = false;
            model.endStroke();
        }
    }

    private void showPen() {
        brush.setCenterX(surface.getLayoutX() + penX * side());
        brush.setCenterY(surface.getLayoutY() + penY * side());
        brush.setVisible(true);
        sizeBrush();
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.SECONDARY) {
            erases = event.getButton() == MouseButton.SECONDARY
                    || model.erasingProperty().get();
            explorer.hoveredPixelProperty().set(ExplorerModel.NO_PIXEL);
            requestFocus();
            penDown = false;
            model.beginStroke(x(event), y(event), erases);
            showBrush(event);
        }
    }

    private void dragged(MouseEvent event) {
        model.extendStroke(x(event), y(event));
        showBrush(event);
    }

    private void moved(MouseEvent event) {
        erases = model.erasingProperty().get();
        showBrush(event);
        explorer.hoveredPixelProperty().set(model.frameProperty().get().pixelAt(x(event), y(event)));
    }

    private void left() {
        brush.setVisible(false);
        explorer.hoveredPixelProperty().set(ExplorerModel.NO_PIXEL);
    }

    private void showBrush(MouseEvent event) {
        brush.setCenterX(event.getX());
        brush.setCenterY(event.getY());
        brush.setVisible(contains(event.getX(), event.getY()));
        sizeBrush();
    }

    private void sizeBrush() {
        brush.setRadius(model.strokeWidth(erases) * side() / 2);
    }

    private double x(MouseEvent event) {
        return Math.clamp((event.getX() - surface.getLayoutX()) / side(), 0, 1);
    }

    private double y(MouseEvent event) {
        return Math.clamp((event.getY() - surface.getLayoutY()) / side(), 0, 1);
    }

    private double side() {
        return surface.getFitWidth();
    }

    private void inkChanged() {
        if (model.exampleProperty().get()) {
            hint.setText(Texts.of("Draw here"));
        } else {
            Labels labels = explorer.labels();
            hint.setText(model.emptyProperty().get() ? labels.say("Draw a digit", "Draw something") : "");
        }
        hint.pseudoClassStateChanged(CORNER, model.exampleProperty().get());
        // The next layout paints: once a frame, however many points of a stroke came in between.
        requestLayout();
    }

    private int screenSide() {
        double place = Math.min(getWidth(), getHeight());
        return Math.max(1, (int) Math.floor(place * PixelView.density(this) / Image.SIDE + 1e-6)) * Image.SIDE;
    }

    /** Each screen pixel shows the ink at its middle. */
    private void paint() {
        if (getWidth() <= 0) {
            return;
        }
        int side = screenSide();
        WritableImage target = pixels;
        if (target == null || target.getWidth() != side) {
            target = new WritableImage(side, side);
            pixels = target;
            buffer = new int[side * side];
            surface.setImage(target);
        }
        Ink ink = model.ink();
        int[] columns = new int[side];
        Arrays.setAll(columns, i -> (int) ((i + 0.5) * Ink.SIDE / side));
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                buffer[y * side + x] = Palette.ink(ink.at(columns[y], columns[x]));
            }
        }
        target.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), buffer, 0, side);
    }

    private void placeOutline() {
        int pixel = explorer.hoveredPixelProperty().get();
        outline.setVisible(
                pixel != ExplorerModel.NO_PIXEL && !model.emptyProperty().get());
        if (outline.isVisible()) {
            Frame frame = model.frameProperty().get();
            double x = frame.x(pixel % Image.SIDE);
            double y = frame.y(pixel / Image.SIDE);
            double cell = frame.cell();
            boolean onCanvas = x >= 0 && y >= 0 && x + cell <= 1 && y + cell <= 1;
            outline.setVisible(onCanvas);
            outline.resizeRelocate(
                    surface.getLayoutX() + x * side(), surface.getLayoutY() + y * side(), cell * side(), cell * side());
        }
    }

    @Override
    protected void layoutChildren() {
        double side = screenSide() / PixelView.density(this);
        surface.setFitWidth(side);
        surface.setFitHeight(side);
        surface.relocate(snapPositionX((getWidth() - side) / 2), snapPositionY((getHeight() - side) / 2));
        double width = hint.prefWidth(-1);
        double height = hint.prefHeight(width);
        boolean corner = model.exampleProperty().get();
        double margin = snapSpaceY(Parts.em(this) * HINT_MARGIN_EM);
        hint.resizeRelocate(
                snapPositionX(corner ? margin : (getWidth() - width) / 2),
                snapPositionY(corner ? getHeight() - height - margin : (getHeight() - height) / 2),
                width,
                height);
        paint();
        placeOutline();
    }
}
