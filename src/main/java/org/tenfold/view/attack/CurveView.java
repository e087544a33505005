package org.tenfold.view.attack;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Norm;
import org.tenfold.session.AttackJob;
import org.tenfold.session.AttackModel;
import org.tenfold.session.MarginCurve;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;

/** How sure the victim was at each step, with what the colours mean. */
final class CurveView extends VBox {
    private final AttackModel model;
    private final MarginChart chart = new MarginChart(this::pointed);
    private final ToggleButton steps = new ToggleButton(Texts.of("steps"));
    private final ToggleButton distance = new ToggleButton(Texts.of("distance"));
    private final Label kept = Parts.label("", "legend-text");
    private final Label fooled = Parts.label("", "legend-text");
    private final Label readout = Parts.label("", "caption");

    CurveView(AttackModel model) {
        this.model = model;
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("curve");
        chart.setId("marginCurve");
        chart.setAccessibleText(Texts.of("Margin curve"));
        Parts.tooltipOn(
                chart,
                Texts.of(
                        "Margin: the probability of the first answer less the best other one (with a target: the best other one"
                                + " less the target). Where it crosses zero the answer changes."));
        SegmentedButton axis = new SegmentedButton(steps, distance);
        axis.getStyleClass().addAll("segments", "small-segments");
        ToggleGroup group = new ToggleGroup();
        axis.setToggleGroup(group);
        group.getToggles().addAll(List.of(steps, distance));
        steps.setId("curveOverSteps");
        distance.setId("curveOverDistance");
        Parts.explain(
                steps, Texts.of("Margin over the steps"), Texts.of("One step after the other, from left to right"));
        Parts.explain(
                distance,
                Texts.of("Margin over the distance"),
                Texts.of("Each step at its distance from the original"));
        steps.setSelected(true);
        HBox head = new HBox(Parts.label(Texts.of("Margin"), "overline"), Parts.gap(), axis);
        head.setAlignment(Pos.CENTER_LEFT);
        FlowPane legend = Parts.styled(
                new FlowPane(legend("swatch-kept", kept), legend("swatch-fooled", fooled)), "curve-legend");
        readout.setId("curveReadout");
        readout.setWrapText(true);
        getChildren().addAll(head, chart, legend, readout);
    }

    private static HBox legend(String swatch, Label meaning) {
        HBox entry = Parts.legend(swatch, "");
        entry.getChildren().set(1, meaning);
        return entry;
    }

    private void init() {
        for (ToggleButton button : new ToggleButton[] {steps, distance}) {
            // Pressed again it stays: one of the two is always chosen.
            button.setOnAction(event -> {
                button.setSelected(true);
                show();
            });
        }
        model.progressProperty().addListener((source, before, now) -> show());
        model.endedProperty().addListener((source, before, now) -> show());
        model.jobProperty().addListener((source, before, now) -> show());
        show();
    }

    private void show() {
        AttackJob job = model.jobProperty().get();
        Integer target = job == null ? null : job.settings().target();
        kept.setText(
                target == null
                        ? Texts.of("still the first answer")
                        : Texts.of("not yet {0}", model.labels().named(target)));
        fooled.setText(
                target == null ? Texts.of("another answer") : model.labels().named(target));
        chart.show(model.curve(), job == null ? Norm.L2 : job.settings().norm(), distance.isSelected());
        readout.setText(hint());
    }

    private static String hint() {
        return Texts.of("Point at the curve for the numbers of a step.");
    }

    private void pointed(MarginCurve.@Nullable Point point) {
        readout.setText(point == null ? hint() : chart.inWords(point));
    }
}
