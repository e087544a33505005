package org.tenfold.view;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Texts;
import org.tenfold.view.attack.AttackPane;
import org.tenfold.view.compare.ComparePane;
import org.tenfold.view.latents.LatentsPane;
import org.tenfold.view.paint.PaintPane;
import org.tenfold.view.parts.Pages;

/**
 * The tools on the right; all but the first are made when they are first looked at. Only the one in front is in the window:
 * the toolkit would style the others with it, at each change of the theme or of the text's size.
 */
final class ToolTabs extends TabPane {
    private static final String BY_ALGORITHM = "byAlgorithm";
    private static final String BY_HAND = "byHand";

    private final ExplorerModel model;
    private final Runnable sideBySide;
    private final LatentsPane latentsPane;
    private final Tab latents;
    private final Pages attacks = new Pages();
    private final Tab attack;
    private final StackPane comparisonPlace = new StackPane();
    private final Tab compare;
    private @Nullable ComparePane comparison;

    /**
     * The latents are in front.
     *
     * @param sideBySide brings the attack on all contenders to the front
     */
    ToolTabs(ExplorerModel model, Runnable sideBySide) {
        this.model = model;
        this.sideBySide = sideBySide;
        latentsPane = new LatentsPane(model);
        latents = tab(Texts.of("Latents"), BootstrapIcons.SLIDERS, scrolling(latentsPane));
        attacks.add(
                        BY_ALGORITHM,
                        Texts.of("By algorithm"),
                        Texts.of("Let a search find the smallest change"),
                        () -> new AttackPane(model, sideBySide))
                .add(BY_HAND, Texts.of("By hand"), Texts.of("Paint the change yourself"), () -> new PaintPane(model));
        attack = tab(Texts.of("Attack"), BootstrapIcons.BULLSEYE, attacks);
        compare = tab(Texts.of("Compare"), BootstrapIcons.COLUMNS_GAP, comparisonPlace);
        // When they are first looked at: the window is there sooner without them.
        attack.selectedProperty().addListener((source, before, now) -> attacks.open());
        compare.selectedProperty().addListener((source, before, now) -> openComparison());
        setId("tools");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getTabs().addAll(latents, attack, compare);
        model.paint()
                .activeProperty()
                .bind(attack.selectedProperty().and(attacks.shownProperty().isEqualTo(BY_HAND)));
    }

    private void openComparison() {
        if (comparison == null) {
            ComparePane pane = new ComparePane(model, sideBySide);
            pane.watchWhile(compare.selectedProperty());
            comparisonPlace.getChildren().setAll(pane);
            comparison = pane;
        }
    }

    /** Where a lesson leaves little height, what is below can be reached. */
    private static ScrollPane scrolling(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("tool-scroll");
        return scroll;
    }

    private static Tab tab(String title, Ikon icon, Node content) {
        Tab tab = new Tab(title);
        tab.contentProperty()
                .bind(Bindings.when(tab.selectedProperty()).then(content).otherwise((Node) null));
        tab.setGraphic(new FontIcon(icon));
        return tab;
    }

    /** Brings a tool to the front. */
    void show(ExplorerWindow.Tool tool) {
        getSelectionModel().select(tab(tool));
        if (tool == ExplorerWindow.Tool.ATTACK || tool == ExplorerWindow.Tool.PAINT) {
            attacks.show(tool == ExplorerWindow.Tool.PAINT ? BY_HAND : BY_ALGORITHM);
        } else if (comparison != null && tool != ExplorerWindow.Tool.LATENTS) {
            comparison.showFooling(tool == ExplorerWindow.Tool.NOISE);
        }
    }

    private Tab tab(ExplorerWindow.Tool tool) {
        return switch (tool) {
            case LATENTS -> latents;
            case ATTACK, PAINT -> attack;
            case COMPARE, NOISE, QUIZ -> compare;
        };
    }

    /** The tool in front. */
    ExplorerWindow.Tool tool() {
        if (attack.isSelected()) {
            return attacks.shownProperty().get().equals(BY_HAND)
                    ? ExplorerWindow.Tool.PAINT
                    : ExplorerWindow.Tool.ATTACK;
        }
        boolean fooling = comparison != null && comparison.isFoolingShown();
        return latents.isSelected()
                ? ExplorerWindow.Tool.LATENTS
                : fooling ? ExplorerWindow.Tool.NOISE : ExplorerWindow.Tool.COMPARE;
    }

    /** Tells when another tool may have come to the front. */
    void onTool(Runnable told) {
        getSelectionModel().selectedItemProperty().addListener((source, before, now) -> told.run());
        attacks.shownProperty().addListener((source, before, now) -> told.run());
    }

    /** Whether the map of two latents is in place of the sliders. */
    BooleanProperty mapProperty() {
        return latentsPane.mapShownProperty();
    }

    /** Brings the map of two latents to the front, or the sliders in place of it. */
    void switchMap() {
        boolean inFront = latents.isSelected() && mapProperty().get();
        show(ExplorerWindow.Tool.LATENTS);
        mapProperty().set(!inFront);
    }
}
