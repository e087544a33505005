package org.tenfold.view.paint;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.session.Change;
import org.tenfold.session.PaintAnswer;
import org.tenfold.session.PaintModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.RulerAxis;
import org.tenfold.view.parts.Statistic;

/** The budget: how long the change is, beside the bound, the automatic attack and the distance at which the paper counts. */
final class PaintMeter extends VBox {
    private static final PseudoClass FOOLED = PseudoClass.getPseudoClass("fooled");

    private final PaintModel model;
    private final RulerAxis axis = new RulerAxis();
    private final Label badge = Parts.label("", "badge");
    private final Statistic l2 =
            new Statistic("L2", Texts.of("Length of the change: the square root of the sum of its squares"));
    private final Statistic linf = new Statistic("L\u221e", Texts.of("The largest change of a single pixel"));
    private final Statistic l0 = new Statistic("L0", Texts.of("How many pixels changed"));
    private final Statistic best = new Statistic(
            Texts.of("best L2"), Texts.of("The shortest change by which your paint has fooled this victim so far"));

    PaintMeter(PaintModel model) {
        this.model = model;
        createView();
    }

    private void createView() {
        getStyleClass().add("statistics");
        axis.setId("paintMeter");
        axis.setAccessibleText(Texts.of("The length of your change, in L2"));
        axis.lane().getStyleClass().add("ruler-spent");
        badge.setId("paintBadge");
        Parts.tooltip(badge, "");
        HBox title = Parts.styled(
                new HBox(Parts.label(Texts.of("Your change"), "overline"), Parts.gap(), badge), "tool-row");
        title.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, axis, Parts.styled(new HBox(l2, linf, l0, best), "statistic-row"));
    }

    /** Shows the model as it is now. */
    void show() {
        Change spent = model.changeProperty().get();
        boolean nothing = model.originalProperty().get().isBlank();
        double found = model.bestProperty().get();
        l2.show(nothing ? Statistic.NOTHING : Figures.distance(spent.l2()));
        linf.show(nothing ? Statistic.NOTHING : Figures.distance(spent.linf()));
        l0.show(nothing ? Statistic.NOTHING : Integer.toString(spent.l0()));
        best.show(Double.isNaN(found) ? Statistic.NOTHING : Figures.distance(found));
        PaintAnswer said = model.answerProperty().get();
        axis.lane().pseudoClassStateChanged(FOOLED, said != null && said.fooled());
        showAxis(spent.l2(), nothing);
    }

    private void showAxis(double spent, boolean nothing) {
        RobustnessBound bound = model.boundProperty().get();
        double automatic = model.automaticProperty().get();
        double safe = bound == null ? Double.NaN : bound.value();
        // What got inside an estimate disproves it.
        for (double found : new double[] {automatic, model.bestProperty().get()}) {
            safe = found < safe ? found : safe;
        }
        axis.show(safe, automatic, nothing ? Double.NaN : spent);
        boolean proved = bound != null && bound.kind() == RobustnessBound.Kind.PROVED;
        String worth = proved
                ? Texts.of("it is proved that no change shorter than this can succeed.")
                : Texts.of("a search found no shorter change that succeeds, which is no proof.");
        badge.setVisible(bound != null);
        badge.setText(proved ? Texts.of("proved") : Texts.of("estimated"));
        badge.getTooltip()
                .setText(
                        proved
                                ? Texts.of("The bound is proved: {0}", worth)
                                : Texts.of("The bound is estimated: {0}", worth));
        axis.explain(RulerAxis.Part.SAFE, Texts.of("Teal, up to {0}: too short; {1}", Figures.distance(safe), worth));
        axis.explain(
                RulerAxis.Part.FOOLED,
                Texts.of(
                        "Vermilion, from {0} on: with this much the automatic attack has fooled the victim.",
                        Figures.distance(automatic)));
        axis.explain(
                RulerAxis.Part.UNKNOWN,
                Double.isNaN(automatic)
                        ? Texts.of(
                                "Grey: nobody knows. The automatic attack on ABS, in the Attack tab, puts its mark here.")
                        : Texts.of("Grey: nobody knows. The automatic attack did not succeed with less."));
        axis.explain(
                RulerAxis.Part.LANE,
                Texts.of(
                        "The thin line is your change, L2 {0}; it turns vermilion when the victim is fooled.",
                        Figures.distance(spent)));
        List<String> read = new ArrayList<>();
        read.add(Texts.of("Your change is L2 {0}.", Figures.distance(spent)));
        if (bound != null) {
            read.add(
                    proved
                            ? Texts.of("The bound is {0}, proved.", Figures.distance(safe))
                            : Texts.of("The bound is {0}, estimated.", Figures.distance(safe)));
        }
        if (!Double.isNaN(automatic)) {
            read.add(Texts.of("The automatic attack needed {0}.", Figures.distance(automatic)));
        }
        read.add(Texts.of("The paper counts at 1.5."));
        axis.setAccessibleText(String.join(" ", read));
    }
}
