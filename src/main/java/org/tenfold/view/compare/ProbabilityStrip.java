package org.tenfold.view.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.tenfold.image.LabelledImages;
import org.tenfold.session.Labels;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;

/** A bar for each class's probability, the digits, or the numbers of other classes, under them; the answer stands in a box. */
final class ProbabilityStrip extends Region {
    private static final PseudoClass ANSWER = PseudoClass.getPseudoClass("answer");

    /** The height of the bars; the digits have their own. */
    private static final double BAR_EM = 1.3;

    private static final double GAP_EM = 0.15;
    private static final double WORTH_TELLING = 0.01;

    private final Region track = Parts.styled(new Region(), "strip-track");
    private final List<Region> bars = new ArrayList<>();
    private final List<Label> digits = new ArrayList<>();
    private final ReadOnlyObjectProperty<Labels> labels;
    private double[] shares = new double[0];

    /** An empty strip for the classes of the present model. */
    ProbabilityStrip(ReadOnlyObjectProperty<Labels> labels) {
        this.labels = labels;
        getStyleClass().add("strip");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of("Probabilities: none yet"));
        labels.addListener((source, before, now) -> fill());
        fill();
    }

    private void fill() {
        Labels called = labels.get();
        bars.clear();
        digits.clear();
        getChildren().setAll(track);
        for (int c = 0; c < called.size(); c++) {
            Region bar = Parts.styled(new Region(), "strip-bar");
            // Under a bar there is room for one character: the key that picks the class, 1 for the first tile.
            Label digit = Parts.label(
                    called.areDigits() ? called.name(c) : Integer.toString((c + 1) % LabelledImages.CLASSES),
                    "strip-digit");
            Parts.tooltipOn(bar, called.name(c));
            Parts.tooltipOn(digit, called.name(c));
            bars.add(bar);
            digits.add(digit);
            getChildren().addAll(bar, digit);
        }
        getChildren().forEach(child -> child.setManaged(false));
        Parts.tooltipOn(
                track,
                called.say(
                        "How probable each digit is, from 0 on the left to 9 on the right; a full bar is 100 %. The digit in the"
                                + " box is the answer.",
                        "How probable each class is, in the order of the tiles; a full bar is 100 %. The one in the box is"
                                + " the answer."));
        clear();
    }

    /** A probability for each class. */
    void show(double[] probabilities, int answer) {
        shares = probabilities.clone();
        if (shares.length != bars.size()) {
            return;
        }
        for (int c = 0; c < bars.size(); c++) {
            bars.get(c).pseudoClassStateChanged(ANSWER, c == answer);
            digits.get(c).pseudoClassStateChanged(ANSWER, c == answer);
        }
        setAccessibleText(told());
        place();
    }

    /** The probabilities that are not next to nothing, the name of the class before each. */
    private String told() {
        List<String> told = new ArrayList<>();
        for (int c = 0; c < shares.length; c++) {
            if (shares[c] >= WORTH_TELLING) {
                told.add(labels.get().name(c) + " " + Figures.percent(shares[c]));
            }
        }
        return told.isEmpty()
                ? Texts.of("Probabilities: none yet")
                : Texts.of("Probabilities: {0}", String.join(", ", told));
    }

    /** Empty places. */
    void clear() {
        show(new double[bars.size()], -1);
    }

    private double barHeight() {
        return snapSizeY(BAR_EM * Parts.em(this));
    }

    private double gap() {
        return snapSpaceY(GAP_EM * Parts.em(this));
    }

    @Override
    protected void layoutChildren() {
        double top = barHeight();
        track.resizeRelocate(0, 0, getWidth(), top);
        double step = getWidth() / bars.size();
        double digitTop = top + gap();
        for (int c = 0; c < bars.size(); c++) {
            double left = snapPositionX(c * step);
            double width = snapPositionX((c + 1) * step) - left;
            digits.get(c).resizeRelocate(left, digitTop, width, getHeight() - digitTop);
        }
        place();
    }

    /** Not by asking for a layout: the answers change with every stroke. */
    private void place() {
        double height = barHeight();
        double step = getWidth() / bars.size();
        for (int c = 0; c < bars.size(); c++) {
            double left = snapPositionX(c * step) + 1;
            double width = Math.max(1, snapPositionX((c + 1) * step) - 1 - left);
            double length = snapSizeY(Math.clamp(c < shares.length ? shares[c] : 0, 0, 1) * height);
            bars.get(c).resizeRelocate(left, height - length, width, length);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return barHeight() + gap() + digits.get(0).prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        double widest = 0;
        for (Label digit : digits) {
            widest = Math.max(widest, digit.prefWidth(-1));
        }
        return bars.size() * widest;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }
}
