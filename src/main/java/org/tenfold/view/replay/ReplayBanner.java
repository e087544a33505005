package org.tenfold.view.replay;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.tenfold.session.ReplayModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;

/** Says over the tiles that they show a step of the search and not the answer, and leads back to that. */
public final class ReplayBanner extends HBox {
    private final ReplayModel model;
    private final Label place = Parts.label("", "replay-place");
    private final Button leave = Parts.iconButton(
            BootstrapIcons.X,
            Texts.of("Leave the replay"),
            Keys.with(Texts.of("Leave the replay and show the answer again"), Keys.LEAVE));

    public ReplayBanner(ReplayModel model) {
        this.model = model;
        createView();
        init();
    }

    private void createView() {
        setId("replayBanner");
        getStyleClass().add("replay-banner");
        getStylesheets().add(String.valueOf(ReplayBanner.class.getResource("replay.css")));
        setAlignment(Pos.CENTER_LEFT);
        place.setId("replayPlace");
        place.setMinWidth(USE_PREF_SIZE);
        leave.setId("replayLeave");
        getChildren().addAll(place, leave);
    }

    private void init() {
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(model.openProperty());
        leave.setOnAction(event -> model.leave());
        model.stepProperty().addListener((source, before, now) -> show());
        model.openProperty().addListener((source, before, now) -> show());
        show();
    }

    private void show() {
        if (model.isOpen()) {
            place.setText(
                    ReplayWords.place(model.stepProperty().get(), model.steps().size()));
        }
    }
}
