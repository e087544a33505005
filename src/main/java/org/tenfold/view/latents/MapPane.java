package org.tenfold.view.latents;

import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.session.LatentMapModel;
import org.tenfold.session.LatentModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.FrameClock;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;

/** Two latents as a map, with the choice of which two, and what is on it. */
final class MapPane extends VBox {
    private final LatentMapModel model;
    private final ComboBox<Integer> across;
    private final ComboBox<Integer> up;
    private final MapChart chart;
    private final Button walk = new Button(Texts.of("Walk round"), new FontIcon(BootstrapIcons.PLAY_FILL));
    private final FrameClock walking;
    private final LatentModel latents;

    MapPane(LatentModel latents) {
        this.latents = latents;
        this.model = latents.map();
        this.walking = new FrameClock(model.walk().roundProperty().isNotNull(), model.walk()::advance);
        this.across = chooser("mapAcross", Texts.of("The latent that grows to the right"));
        this.up = chooser("mapUp", Texts.of("The latent that grows upwards"));
        this.chart = new MapChart(latents);
        createView();
        init();
    }

    private static ComboBox<Integer> chooser(String id, String what) {
        ComboBox<Integer> chooser = new ComboBox<>();
        chooser.setId(id);
        chooser.getItems().setAll(IntStream.range(0, LatentModel.SIZE).boxed().toList());
        chooser.setConverter(new Names());
        chooser.setAccessibleText(what);
        chooser.setMinWidth(USE_PREF_SIZE);
        Parts.tooltip(chooser, what);
        return chooser;
    }

    private void createView() {
        getStyleClass().add("map-pane");
        Label right = Parts.label(Texts.of("across"), "setting-name");
        Label upwards = Parts.label(Texts.of("up"), "setting-name");
        walk.setId("mapWalk");
        walk.getStyleClass().addAll("flat", "small");
        walk.setAccessibleText(Texts.of("Walk round the drawing on the map"));
        Parts.tooltip(
                walk,
                Keys.with(
                        Texts.of("Let both latents go once round the drawing, always as far from it as the sliders are"
                                + " now; every picture on the way is painted, and the score says what it costs. The same"
                                + " button stops it"),
                        Keys.LEAVE));
        HBox axes = Parts.styled(new HBox(setting(right, across), setting(upwards, up)), "settings-row");
        axes.setAlignment(Pos.CENTER_LEFT);
        FlowPane legend = Parts.styled(
                new FlowPane(
                        Parts.legend("swatch-dot", Texts.of("the drawing")),
                        Parts.legend("swatch-path", Texts.of("its way while drawn")),
                        Parts.legend("swatch-ring", Texts.of("the sliders")),
                        walk),
                "curve-legend");
        getChildren().addAll(axes, chart, legend);
    }

    private static HBox setting(Label name, ComboBox<Integer> chooser) {
        HBox setting = Parts.styled(new HBox(name, chooser), "setting");
        setting.setAlignment(Pos.CENTER_LEFT);
        return setting;
    }

    private void init() {
        tie(across, model.firstProperty());
        tie(up, model.secondProperty());
        walk.setOnAction(event -> model.walk().startOrStop());
        walk.disableProperty().bind(latents.paintedProperty().isNull());
        model.walk()
                .roundProperty()
                .addListener((source, before, now) -> walk.setGraphic(
                        new FontIcon(now == null ? BootstrapIcons.PLAY_FILL : BootstrapIcons.PAUSE_FILL)));
        walking.watch();
    }

    private static void tie(ComboBox<Integer> chooser, IntegerProperty chosen) {
        chooser.setValue(chosen.get());
        chooser.valueProperty().addListener((source, before, now) -> chosen.set(now));
        chosen.addListener((source, before, now) -> chooser.setValue(now.intValue()));
    }

    /** z with a small number under it. */
    private static final class Names extends StringConverter<Integer> {
        @Override
        public String toString(@Nullable Integer index) {
            return index == null ? "" : "z" + (char) ('\u2081' + index);
        }

        @Override
        public Integer fromString(String name) {
            return name.charAt(1) - '\u2081';
        }
    }
}
