package org.tenfold.view;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Notice;
import org.tenfold.session.Texts;
import org.tenfold.view.keeping.RecoveryNotice;

/** Where the window says what happened: one sentence at a time, in its upper right corner. */
final class NoticeArea extends VBox {
    private static final Duration INFORMATION_STAYS = Duration.seconds(7);
    private static final Duration PROBLEM_STAYS = Duration.seconds(20);

    private final VBox latest = new VBox();
    private final PauseTransition until = new PauseTransition();

    private final ExplorerModel model;

    NoticeArea(ExplorerModel model) {
        this.model = model;
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        model.noticeProperty().addListener((source, before, now) -> show(now));
        latest.setPickOnBounds(false);
        getChildren().addAll(new RecoveryNotice(model.keeping()), latest);
        until.setOnFinished(event -> latest.getChildren().clear());
    }

    private void show(@Nullable Notice notice) {
        if (notice == null) {
            return;
        }
        boolean problem = notice.kind() == Notice.Kind.PROBLEM;
        Notification shown = new Notification(
                notice.text(),
                new FontIcon(problem ? BootstrapIcons.EXCLAMATION_TRIANGLE : BootstrapIcons.INFO_CIRCLE));
        shown.getStyleClass().addAll(problem ? Styles.DANGER : Styles.ACCENT, Styles.ELEVATED_2);
        shown.setAccessibleText(notice.text());
        Throwable unexpected = notice.unexpected();
        if (unexpected != null) {
            Button details = new Button(Texts.of("Details"));
            details.setId("details");
            details.setOnAction(event -> new FailureDialog(
                            getScene().getWindow(),
                            notice.text(),
                            unexpected,
                            model.failures().log())
                    .show());
            shown.setPrimaryActions(details);
        }
        shown.setOnClose(event -> latest.getChildren().clear());
        latest.getChildren().setAll(shown);
        until.setDuration(problem ? PROBLEM_STAYS : INFORMATION_STAYS);
        until.playFromStart();
    }
}
