package org.tenfold.view.quiz;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.tenfold.evaluation.Proportion;
import org.tenfold.view.parts.Parts;

/** A share from 0 to 1 as a bar, and as a line over it where the true share lies. */
final class ShareBar extends Region {
    private static final double HEIGHT_EM = 1.1;
    private static final double LINE = 2;

    private final Proportion share;
    private final Region fill = Parts.styled(new Region(), "share-fill");
    private final Region line = Parts.styled(new Region(), "share-line");
    private final Region low = Parts.styled(new Region(), "share-line");
    private final Region high = Parts.styled(new Region(), "share-line");

    ShareBar(Proportion share) {
        this.share = share;
        getStyleClass().add("share-bar");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(fill, line, low, high);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double left = snapPositionX(share.low() * (width - LINE));
        double right = snapPositionX(share.high() * (width - LINE));
        fill.resizeRelocate(0, 0, snapSizeX(share.value() * width), height);
        line.resizeRelocate(left, snapPositionY((height - LINE) / 2), right - left, LINE);
        low.resizeRelocate(left, snapPositionY(height / 4), LINE, snapSizeY(height / 2));
        high.resizeRelocate(right, snapPositionY(height / 4), LINE, snapSizeY(height / 2));
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT_EM * Parts.em(this);
    }
}
