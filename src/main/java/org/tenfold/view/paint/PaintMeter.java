package org.tenfold.view.paint;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.session.Change;
import org.tenfold.session.PaintAnswer;
import org.tenfold.session.PaintModel;
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
    private final Statistic l2 = new Statistic("L2", "Length of the change: the square root of the sum of its squares");
    private final Statistic linf = new Statistic("L\u221e", "The largest change of a single pixel");
    private final Statistic l0 = new Statistic("L0", "How many pixels changed");
    private final Statistic best =
            new Statistic("best L2", "The shortest change by which your paint has fooled this victim so far");

    PaintMeter(PaintModel model) {
        this.model = model;
        createView();
    }

    private void createView() {
        getStyleClass().add("statistics");
        axis.setId("paintMeter");
        axis.setAccessibleText("The length of your change, in L2");
        axis.lane().getStyleClass().add("ruler-spent");
        badge.setId("paintBadge");
        Parts.tooltip(badge, "");
        HBox title = Parts.styled(new HBox(Parts.label("Your change", "overline"), Parts.gap(), badge), "tool-row");
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
        String kind = proved ? "proved" : "estimated";
        String worth = proved
                ? "it is proved that no change shorter than this can succeed."
                : "a search found no shorter change that succeeds, which is no proof.";
        badge.setVisible(bound != null);
        badge.setText(kind);
        badge.getTooltip().setText("The bound is " + kind + ": " + worth);
        axis.explain(RulerAxis.Part.SAFE, "Teal, up to " + Figures.distance(safe) + ": too short; " + worth);
        axis.explain(
                RulerAxis.Part.FOOLED,
                "Vermilion, from " + Figures.distance(automatic)
                        + " on: with this much the automatic attack has fooled the victim.");
        axis.explain(
                RulerAxis.Part.UNKNOWN,
                Double.isNaN(automatic)
                        ? "Grey: nobody knows. The automatic attack on ABS, in the Attack tab, puts its mark here."
                        : "Grey: nobody knows. The automatic attack did not succeed with less.");
        axis.explain(
                RulerAxis.Part.LANE,
                "The thin line is your change, L2 " + Figures.distance(spent)
                        + "; it turns vermilion when the victim is fooled.");
        axis.setAccessibleText("Your change is L2 " + Figures.distance(spent)
                + (bound == null ? "" : "; the bound is " + Figures.distance(safe) + ", " + kind)
                + (Double.isNaN(automatic) ? "" : "; the automatic attack needed " + Figures.distance(automatic))
                + "; the paper counts at 1.5.");
    }
}
