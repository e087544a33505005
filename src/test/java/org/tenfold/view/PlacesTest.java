package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenfold.session.AttackModel;
import org.tenfold.session.Texts;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Every place of the real window in its smallest size: what it says aloud, and whether other languages have room there. */
@ExtendWith(ApplicationExtension.class)
final class PlacesTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 120;
    private static final Path NOWHERE = Path.of("nowhere");

    PlacesTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, NOWHERE);
    }

    @Stop
    void stop() {
        Texts.speak(Locale.ENGLISH);
        close();
    }

    /** Goes to every place in turn and looks there. */
    private Map<String, List<String>> everywhere(FxRobot robot, Supplier<List<String>> look) {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        for (ExplorerWindow.Tool tool : ExplorerWindow.Tool.values()) {
            robot.interact(() -> window().show(tool));
            seen.put(tool.name(), look.get());
        }
        robot.interact(() -> window().show(ExplorerWindow.Tool.COMPARE));
        robot.clickOn("#fooling");
        seen.put("fooling pictures", look.get());
        robot.interact(() -> window().switchMap());
        seen.put("map", look.get());
        robot.interact(() -> window().showSideBySide());
        seen.put("side by side", look.get());
        robot.clickOn("#closeSideBySide");
        robot.interact(() -> window().explain());
        seen.put("explanation", look.get());
        robot.interact(() ->
                window().showShortcuts(((MenuBar) robot.lookup(".menu-bar").query()).getMenus()));
        seen.put("shortcuts", look.get());
        robot.type(KeyCode.ESCAPE);
        seen.values().removeIf(List::isEmpty);
        return seen;
    }

    private void runAnAttack(FxRobot robot) {
        untilExplained();
        robot.interact(() -> window().runAttack());
        until(() -> model.attack().stateProperty().get() == AttackModel.State.FINISHED);
        until(() -> model.boundProperty().get() != null);
    }

    @Test
    void whateverIsReachedOrSeenSaysWhatItIs(FxRobot robot) {
        runAnAttack(robot);
        assertThat(everywhere(robot, () -> mute(robot))).isEmpty();
        robot.interact(() -> window().showLedger());
        until(() -> robot.lookup("#ledgerScore").tryQuery().isPresent());
        Node card = robot.lookup("#ledgerScore").query().getScene().getRoot();
        assertThat(mute(robot, card)).isEmpty();
    }

    @Test
    void otherLanguagesHaveRoomEverywhere(FxRobot robot) {
        runAnAttack(robot);
        Map<String, Map<String, List<String>>> cut = new LinkedHashMap<>();
        for (String language : List.of("de", "zh", Texts.LONG)) {
            reopen(robot, Locale.forLanguageTag(language));
            cut.put(language, everywhere(robot, () -> cutOff(robot)));
        }
        cut.values().removeIf(Map::isEmpty);
        assertThat(cut).isEmpty();
    }
}
