package org.tenfold.view.latents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.model.Latent;
import org.tenfold.session.LatentMap;
import org.tenfold.session.LatentMapModel;
import org.tenfold.session.LatentModel;
import org.tenfold.session.MapRound;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;

/**
 * The map itself: a square of pictures, each where its two latents are; on it the place of the drawing, the way it took, and
 * the sliders.
 */
final class MapChart extends Region {
    private static final double AXIS_LEFT_EM = 1.6;
    private static final double AXIS_BELOW_EM = 1.3;
    private static final double DOT_EM = 0.35;
    private static final double RING_EM = 0.5;
    private static final double NUDGE = 0.1;
    private static final double BIG_NUDGE = 0.5;
    private static final int MOST_FRAMES = 11;

    /** Corners of the circle of a walk. */
    private static final int CORNERS = 120;

    private static final PseudoClass EARLIER = PseudoClass.getPseudoClass("earlier");

    private final LatentModel latents;
    private final LatentMapModel model;
    private final FilmView film = new FilmView();
    private final Region paper = Parts.styled(new Region(), "map-paper");
    private final Polyline edge = Parts.styled(new Polyline(), "map-path-edge");
    private final Polyline line = Parts.styled(new Polyline(), "map-path");
    private final Polygon round = Parts.styled(new Polygon(), "map-round");
    private final Circle dot = Parts.styled(new Circle(), "map-dot");
    private final Circle ring = Parts.styled(new Circle(), "map-ring");
    private final Rectangle clip = new Rectangle();
    private final Group marks = new Group(round, edge, line, ring, dot);
    private final Label[] across = {number(), number(), number()};
    private final Label[] up = {number(), number(), number()};

    private double left;
    private double side;
    private int frames = LatentMapModel.FEWEST;

    /** The map that is on the film, and its side in screen pixels. */
    private @Nullable LatentMap shown;

    private int shownPixels;

    MapChart(LatentModel latents) {
        this.latents = latents;
        this.model = latents.map();
        createView();
        init();
    }

    private static Label number() {
        return Parts.label("", "chart-number");
    }

    private void createView() {
        setId("mapChart");
        getStyleClass().add("map-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        marks.setManaged(false);
        marks.setMouseTransparent(true);
        marks.setClip(clip);
        paper.setManaged(false);
        paper.setCursor(Cursor.CROSSHAIR);
        Parts.tooltipOn(paper, Texts.of("Click or drag to move both sliders; arrow keys nudge"));
        getChildren().addAll(paper, film, marks);
        getChildren().addAll(across);
        getChildren().addAll(up);
    }

    private void init() {
        model.mapProperty().addListener((source, before, now) -> changed());
        model.pathProperty().addListener((source, before, now) -> changed());
        model.firstProperty().addListener((source, before, now) -> changed());
        model.secondProperty().addListener((source, before, now) -> changed());
        model.activeProperty().addListener((source, before, now) -> changed());
        model.walk().roundProperty().addListener((source, before, now) -> changed());
        model.earlierProperty().addListener((source, before, now) -> pseudoClassStateChanged(EARLIER, now));
        for (int i = 0; i < LatentModel.SIZE; i++) {
            latents.valueProperty(i).addListener((source, before, now) -> changed());
        }
        paper.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            pointed(event);
            // The tabs around it would take the focus away.
            event.consume();
        });
        paper.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::pointed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** The next layout shows it: once a frame, however much has changed, and not while nobody looks. */
    private void changed() {
        if (model.activeProperty().get()) {
            requestLayout();
        }
    }

    private void pointed(MouseEvent event) {
        model.move(value(event.getX() / side), -value(event.getY() / side));
    }

    /** The latent at a share of the side: each picture stands with its middle on its own. */
    private double value(double share) {
        return model.reach() * (2 * share - 1) * frames / (frames - 1);
    }

    /** The share of the side at which a latent is. */
    private double share(double value) {
        return (value / model.reach() * (frames - 1) / frames + 1) / 2;
    }

    private void pressed(KeyEvent event) {
        double nudge = event.isShiftDown() ? BIG_NUDGE : NUDGE;
        KeyCode key = event.getCode();
        if (key.isArrowKey()) {
            double right = key == KeyCode.RIGHT ? nudge : key == KeyCode.LEFT ? -nudge : 0;
            double higher = key == KeyCode.UP ? nudge : key == KeyCode.DOWN ? -nudge : 0;
            model.move(first() + right, second() + higher);
            event.consume();
        }
    }

    private double first() {
        return latents.valueProperty(model.firstProperty().get()).get();
    }

    private double second() {
        return latents.valueProperty(model.secondProperty().get()).get();
    }

    /** Puts the way, the drawing and the sliders where they are. */
    private void place() {
        List<Double> way = new ArrayList<>();
        for (Latent latent : model.pathProperty().get()) {
            way.add(side * share(latent.get(model.firstProperty().get())));
            way.add(side * share(-latent.get(model.secondProperty().get())));
        }
        edge.getPoints().setAll(way);
        line.getPoints().setAll(way);
        boolean drawn = !way.isEmpty();
        dot.setVisible(drawn);
        if (drawn) {
            dot.setCenterX(way.get(way.size() - 2));
            dot.setCenterY(way.get(way.size() - 1));
        }
        placeRound();
        ring.setVisible(model.mapProperty().get() != null);
        ring.setCenterX(side * share(first()));
        ring.setCenterY(side * share(-second()));
        setAccessibleText(Texts.of(
                "Map of latents {0} and {1}: the sliders are at {2} and {3}",
                model.firstProperty().get() + 1,
                model.secondProperty().get() + 1,
                Figures.latent(first()),
                Figures.latent(second())));
    }

    /** The circle of the walk that is under way. */
    private void placeRound() {
        List<Double> corners = new ArrayList<>();
        MapRound way = model.walk().roundProperty().get();
        if (way != null) {
            for (int i = 0; i < CORNERS; i++) {
                MapRound.Place corner = way.onCircle((double) i / CORNERS);
                corners.add(side * share(corner.x()));
                corners.add(side * share(-corner.y()));
            }
        }
        round.getPoints().setAll(corners);
    }

    /** Screen pixels a pixel: the most with which the smallest map still has room. */
    private static int scale(int room) {
        return Math.max(1, room / (Image.SIDE * LatentMapModel.FEWEST));
    }

    /** Pictures in a row: as many as there is room for, and an odd number, so that one stands at zero. */
    private static int frames(int room) {
        int count = Math.clamp(room / (Image.SIDE * scale(room)), LatentMapModel.FEWEST, MOST_FRAMES);
        return count - 1 + count % 2;
    }

    @Override
    protected void layoutChildren() {
        double em = Parts.em(this);
        double density = PixelView.density(this);
        double axis = snapSizeX(AXIS_LEFT_EM * em);
        double below = snapSizeY(AXIS_BELOW_EM * em);
        int room = (int) Math.floor(Math.min(getWidth() - axis, getHeight() - below) * density);
        int scale = scale(room);
        frames = frames(room);
        int pixels = frames * scale * Image.SIDE;
        side = pixels / density;
        left = snapPositionX(axis + Math.max(0, (getWidth() - axis - side) / 2));
        dot.setRadius(DOT_EM * em);
        ring.setRadius(RING_EM * em);
        clip.setWidth(side);
        clip.setHeight(side);
        paper.resizeRelocate(left, 0, side, side);
        film.resizeRelocate(left, 0, side, side);
        marks.setLayoutX(left);
        marks.setLayoutY(0);
        model.sideProperty().set(frames);
        paint(scale, pixels);
        placeNumbers(axis, below);
        place();
    }

    private void paint(int scale, int pixels) {
        LatentMap map = model.mapProperty().get();
        LatentMap fitting = map != null && map.side() == frames && map.reach() == model.reach() ? map : null;
        if (Objects.equals(fitting, shown) && pixels == shownPixels) {
            return;
        }
        shown = fitting;
        shownPixels = pixels;
        film.begin(pixels, pixels);
        if (fitting != null) {
            for (int i = 0; i < fitting.frames().size(); i++) {
                int cell = scale * Image.SIDE;
                film.put(fitting.frames().get(i), i % frames * cell, i / frames * cell, scale, Image.SIDE);
            }
        }
        film.end();
    }

    private void placeNumbers(double axis, double below) {
        double reach = model.reach();
        double[] values = {-reach, 0, reach};
        for (int i = 0; i < values.length; i++) {
            String text = Figures.whole(values[i]).replace('-', '\u2212');
            across[i].setText(text);
            up[i].setText(text);
            double width = across[i].prefWidth(-1);
            double height = up[i].prefHeight(-1);
            across[i].resizeRelocate(
                    snapPositionX(left + side * share(values[i]) - width / 2),
                    snapPositionY(side + (below - height) / 2),
                    width,
                    height);
            up[i].resizeRelocate(
                    snapPositionX(left - axis / 4 - width),
                    snapPositionY(side * share(-values[i]) - height / 2),
                    width,
                    height);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return LatentMapModel.FEWEST * (double) Image.SIDE + AXIS_LEFT_EM * Parts.em(this);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double em = Parts.em(this);
        double density = PixelView.density(this);
        double across = (width < 0 ? prefWidth(-1) : width) - snapSizeX(AXIS_LEFT_EM * em);
        int room = (int) Math.floor(across * density);
        return frames(room) * scale(room) * Image.SIDE / density + snapSizeY(AXIS_BELOW_EM * em);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
