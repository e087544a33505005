package org.tenfold.view.hints;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.HintModel;
import org.tenfold.session.HintModel.Hint;
import org.tenfold.session.LessonModel;
import org.tenfold.view.parts.Parts;

/**
 * A line of bubbles under the workbench, each below the column that it speaks of. They have a place of their own, so they
 * cover nothing; without a hint the line has no height, and while a lesson speaks, or a sheet lies over the workbench, it is
 * away.
 */
public final class HintsView extends Region {
    private static final double GAP_EM = 0.6;

    private final HintModel model;
    private final LessonModel lessons;
    private final Node workbench;
    private final Map<Hint, Region> columns;
    private final Map<Hint, HintBubble> bubbles = new EnumMap<>(Hint.class);

    /**
     * The line.
     *
     * @param workbench where the columns are: unseen, it takes the hints with it
     * @param columns what each hint speaks of; all three
     */
    public HintsView(ExplorerModel explorer, Node workbench, Map<Hint, Region> columns) {
        this.model = explorer.hints();
        this.lessons = explorer.lessons();
        this.workbench = workbench;
        this.columns = new EnumMap<>(columns);
        createView();
        init();
    }

    private void createView() {
        setId("hints");
        getStylesheets().add(String.valueOf(HintsView.class.getResource("hints.css")));
        setManaged(false);
        setVisible(false);
    }

    private void init() {
        columns.values().forEach(column -> column.boundsInParentProperty().addListener(source -> requestLayout()));
        model.shownProperty().addListener((source, before, now) -> show());
        lessons.lessonProperty().addListener((source, before, now) -> show());
        workbench.visibleProperty().addListener((source, before, now) -> show());
        show();
    }

    private void show() {
        boolean shown = !model.shownProperty().get().isEmpty() && lessons.lesson() == null && workbench.isVisible();
        setVisible(shown);
        setManaged(shown);
        if (!shown) {
            return;
        }
        for (Hint hint : Hint.values()) {
            HintBubble bubble = bubbles.computeIfAbsent(hint, this::make);
            bubble.setVisible(model.shownProperty().get().contains(hint));
            bubble.offerAll(offersAll() == hint);
        }
        requestLayout();
    }

    /** The widest column has the room for closing all of them, else the first. */
    private Hint offersAll() {
        boolean middle = model.shownProperty().get().contains(Hint.PAINTERS);
        return middle ? Hint.PAINTERS : model.shownProperty().get().iterator().next();
    }

    private HintBubble make(Hint hint) {
        HintBubble bubble = new HintBubble(model, hint);
        getChildren().add(bubble);
        return bubble;
    }

    private double left(Hint hint) {
        Region column = column(hint);
        return sceneToLocal(column.localToScene(column.getLayoutBounds())).getMinX();
    }

    private Region column(Hint hint) {
        Region column = columns.get(hint);
        if (column == null) {
            throw new IllegalStateException("hint " + hint + " speaks of nothing, expected a column");
        }
        return column;
    }

    private double width(Hint hint, HintBubble bubble) {
        double place = column(hint).getWidth();
        double wanted = bubble.prefWidth(-1);
        return place > 0 ? Math.min(place, wanted) : wanted;
    }

    @Override
    protected void layoutChildren() {
        bubbles.forEach((hint, bubble) -> {
            double width = snapSizeX(width(hint, bubble));
            bubble.resizeRelocate(snapPositionX(left(hint)), 0, width, snapSizeY(bubble.prefHeight(width)));
        });
    }

    @Override
    protected double computePrefHeight(double width) {
        double most = 0;
        for (Map.Entry<Hint, HintBubble> entry : bubbles.entrySet()) {
            HintBubble bubble = entry.getValue();
            if (bubble.isVisible()) {
                most = Math.max(most, bubble.prefHeight(snapSizeX(width(entry.getKey(), bubble))));
            }
        }
        return snapSizeY(most + GAP_EM * Parts.em(this));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
