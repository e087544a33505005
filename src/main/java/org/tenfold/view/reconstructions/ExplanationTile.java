package org.tenfold.view.reconstructions;

import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;

/** What the model of one class makes of the drawing. */
final class ExplanationTile extends VBox {
    private static final PseudoClass WINNER = PseudoClass.getPseudoClass("winner");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass VACANT = PseudoClass.getPseudoClass("vacant");
    private static final int PREFERRED_SCALE = 4;

    private final ExplorerModel model;
    private final int classIndex;
    private final IntConsumer openDetails;
    private final Button details = Parts.iconButton(
            BootstrapIcons.INFO_CIRCLE,
            Texts.of("How this score comes about"),
            Keys.with(Texts.of("How this score comes about; so does a double-click"), Keys.LEDGER));
    private final PixelView picture = new PixelView(PREFERRED_SCALE);
    private final FontIcon badge = new FontIcon(BootstrapIcons.CHECK);
    private final StackPane badgeBox = new StackPane(badge);
    private final String name;
    private final boolean named;
    private final Label label;
    private final FontIcon chosen = new FontIcon(BootstrapIcons.SLIDERS);
    private final Label probability = Parts.label("", "tile-probability");
    private final HBox line;
    private final ScoreBar bar = new ScoreBar();
    private final Label terms = Parts.label("", "tile-terms");
    private final Tooltip termsMeaning = Parts.laterTooltip();
    private final BooleanProperty vacant = new SimpleBooleanProperty(this, "vacant", true);
    private final ChangeListener<Number> chosenListener = (source, before, now) -> showChosen(now.intValue());
    private final ChangeListener<Number> hoveredListener = (source, before, now) -> showTerms();
    private @Nullable TileContent content;

    /**
     * An empty tile.
     *
     * @param openDetails opens the ledger of a class
     */
    ExplanationTile(ExplorerModel model, int classIndex, IntConsumer openDetails) {
        this.model = model;
        this.classIndex = classIndex;
        this.openDetails = openDetails;
        this.name = model.labels().name(classIndex);
        this.label = Parts.label(name, "tile-label");
        // A digit stands beside its probability; a name, which may be long, has a line of its own.
        this.named = !model.labels().areDigits();
        this.line = named
                ? Parts.styled(new HBox(chosen, Parts.gap(), probability), "tile-line")
                : Parts.styled(new HBox(label, chosen, Parts.gap(), probability), "tile-line");
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("tile");
        setId("tile" + classIndex);
        picture.setId("picture" + classIndex);
        picture.setAccessibleText(Texts.of("Painted by the model of {0}", name));
        badgeBox.getStyleClass().add("winner-badge");
        Parts.tooltipOn(badgeBox, Texts.of("The best explanation of the drawing: the answer of ABS"));
        StackPane.setAlignment(badgeBox, Pos.TOP_RIGHT);
        details.setId("details" + classIndex);
        details.getStyleClass().add("tile-details");
        details.setFocusTraversable(false);
        StackPane.setAlignment(details, Pos.TOP_LEFT);
        chosen.getStyleClass().add("chosen-icon");
        line.setAlignment(Pos.BASELINE_LEFT);
        StackPane framed = new StackPane(picture, badgeBox, details);
        framed.setMaxWidth(USE_PREF_SIZE);
        getChildren().addAll(new StackPane(framed), line, bar, terms);
        if (named) {
            label.getStyleClass().add("tile-name");
            pseudoClassStateChanged(PseudoClass.getPseudoClass("named"), true);
            getChildren().add(1, label);
        }
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleHelp(
                Texts.of("Enter opens this score, Space picks this model's latents, arrows go to the next tile"));
        String help = Texts.of("Click to move this model's latents, double-click for its score");
        Parts.tooltipOn(label, named ? name + "\n" + help : help);
        Tooltip.install(terms, termsMeaning);
    }

    private void init() {
        picture.follow(model.hoveredPixelProperty());
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            requestFocus();
            // The second click of two takes the choice of the first one back.
            model.chooseClass(classIndex);
            if (event.getClickCount() == 2) {
                openDetails.accept(classIndex);
            }
        });
        details.setOnAction(event -> openDetails.accept(classIndex));
        details.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        details.visibleProperty().bind(hoverProperty().or(focusedProperty()).and(vacant.not()));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE) {
                model.chooseClass(classIndex);
                event.consume();
            } else if (Keys.OPEN_CARD.match(event) || Keys.LEDGER.match(event)) {
                openDetails.accept(classIndex);
                event.consume();
            }
        });
        hoverProperty()
                .addListener((source, before, now) ->
                        model.replay().hoveredClassProperty().set(now ? classIndex : ExplorerModel.NO_CLASS));
        model.chosenClassProperty().addListener(chosenListener);
        showChosen(model.chosenClassProperty().get());
        model.hoveredPixelProperty().addListener(hoveredListener);
        show(null, null, TileMode.RECONSTRUCTION, 1);
    }

    /** The tile is not shown any more: it stops to follow the model. */
    void close() {
        model.chosenClassProperty().removeListener(chosenListener);
        model.hoveredPixelProperty().removeListener(hoveredListener);
        picture.unfollow();
        show(null, null, TileMode.RECONSTRUCTION, 1);
    }

    /** The picture, to which a card's arrow may point. */
    Node picture() {
        return picture;
    }

    /** The height of all that is under the picture. */
    double textHeight() {
        double ownLine = named ? label.prefHeight(-1) + getSpacing() : 0;
        return ownLine + line.prefHeight(-1) + bar.prefHeight(-1) + terms.prefHeight(-1) + 3 * getSpacing();
    }

    /** Gives the picture its side, in units of layout. */
    void setPictureSide(double side) {
        picture.setMinSize(side, side);
        picture.setPrefSize(side, side);
        picture.setMaxSize(side, side);
    }

    private void showChosen(int picked) {
        pseudoClassStateChanged(CHOSEN, picked == classIndex);
        chosen.setVisible(picked == classIndex);
        chosen.setManaged(picked == classIndex);
    }

    /**
     * Shows this digit's part of an analysis.
     *
     * @param models made the analysis
     * @param mode what of it
     * @param longest the sum of both terms that fills the bar
     */
    void show(@Nullable AbsClassifier models, @Nullable Analysis analysis, TileMode mode, double longest) {
        boolean wins = analysis != null && analysis.confident() && analysis.prediction() == classIndex;
        pseudoClassStateChanged(WINNER, wins);
        pseudoClassStateChanged(VACANT, analysis == null);
        vacant.set(analysis == null);
        badgeBox.setVisible(wins);
        if (analysis == null || models == null) {
            content = null;
            picture.show(null);
            probability.setText("");
            showTerms();
            bar.show(0, 0);
            setAccessibleText(Texts.of("Explanation by the model of {0}: none yet", name));
            return;
        }
        TileContent present = TileContent.of(models, analysis, classIndex, mode);
        Reconstruction found = present.found();
        content = present;
        picture.showColours(present.colours());
        String share = Figures.percent(analysis.probability(classIndex));
        String error = Figures.term(found.squaredError());
        String divergence = Figures.term(found.kl());
        probability.setText(share);
        showTerms();
        bar.show(found.squaredError() / longest, found.kl() / longest);
        String told = wins
                ? Texts.of(
                        "Explanation by the model of {0}: probability {1}, squared error {2}, KL {3}, the best explanation",
                        found.label(), share, error, divergence)
                : Texts.of(
                        "Explanation by the model of {0}: probability {1}, squared error {2}, KL {3}",
                        found.label(), share, error, divergence);
        setAccessibleText(present.evidence() == null ? told : told + ". " + present.meaning());
    }

    /** The terms of the score; while a pixel is pointed at anywhere, what this picture says there. */
    private void showTerms() {
        TileContent present = content;
        int pixel = model.hoveredPixelProperty().get();
        if (present == null) {
            terms.setText("");
            termsMeaning.setText(Texts.of("Squared error and KL"));
        } else {
            terms.setText(pixel == ExplorerModel.NO_PIXEL ? present.terms() : present.pixel(pixel));
            termsMeaning.setText(present.meaning());
        }
    }
}
