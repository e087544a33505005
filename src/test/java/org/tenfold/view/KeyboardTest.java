package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenfold.session.AttackModel;
import org.tenfold.view.parts.Keys;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The real window without a mouse. */
@ExtendWith(ApplicationExtension.class)
final class KeyboardTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 120;

    /** From the canvas to the tiles, past the tools of drawing. */
    private static final int MOST_TABS = 20;

    private static final Path NOWHERE = Path.of("nowhere");

    KeyboardTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, NOWHERE);
    }

    @Stop
    void stop() {
        close();
    }

    private Node focused() {
        return Objects.requireNonNull(window().getScene().getFocusOwner());
    }

    private List<Menu> menus(FxRobot robot) {
        return ((MenuBar) robot.lookup(".menu-bar").query()).getMenus();
    }

    @Test
    void fromTheNextDigitToTheAnswerOfAnAttackNoMouseIsNeeded(FxRobot robot) {
        untilExplained();
        assertThat(focused().getId()).isEqualTo("canvas");
        String before = model.drawing().captionProperty().get();
        type(robot, KeyCode.N);
        until(() -> !model.drawing().captionProperty().get().equals(before));
        untilExplained();

        for (int i = 0; i < MOST_TABS && !focused().getStyleClass().contains("tile"); i++) {
            type(robot, KeyCode.TAB);
        }
        assertThat(focused().getId()).isEqualTo("tile0");
        type(robot, KeyCode.RIGHT);
        type(robot, KeyCode.DOWN);
        assertThat(focused().getId()).isEqualTo("tile6");
        type(robot, KeyCode.SPACE);
        assertThat(model.shownClass()).isEqualTo(6);
        type(robot, KeyCode.ENTER);
        until(() -> robot.lookup("#ledgerScore").tryQuery().isPresent());
        type(robot, KeyCode.ESCAPE);
        until(() -> robot.lookup("#ledgerScore").tryQuery().isEmpty());

        type(robot, KeyCode.CONTROL, KeyCode.ENTER);
        until(() -> model.attack().stateProperty().get() == AttackModel.State.FINISHED);
        assertThat(text(robot, "#attackMessage")).startsWith("Now taken for");

        type(robot, KeyCode.ALT, KeyCode.F);
        assertThat(menus(robot).get(0).isShowing()).isTrue();
        assertThat(menus(robot).get(0).getItems())
                .filteredOn(ExportMenu.class::isInstance)
                .singleElement()
                .satisfies(export -> assertThat(((Menu) export).getItems())
                        .filteredOn(item -> "exportAttack".equals(item.getId()))
                        .allMatch(item -> !item.isDisable()));
        type(robot, KeyCode.ESCAPE);
    }

    @Test
    void theArrowKeysDrawWhileThePenIsDown(FxRobot robot) {
        untilExplained();
        type(robot, KeyCode.DELETE);
        assertThat(model.drawing().emptyProperty().get()).isTrue();
        type(robot, KeyCode.RIGHT);
        assertThat(model.drawing().emptyProperty().get()).isTrue();
        type(robot, KeyCode.SPACE);
        type(robot, KeyCode.SHIFT, KeyCode.DOWN);
        type(robot, KeyCode.DOWN);
        float[] whileDown = model.drawing().seen().toArray();
        type(robot, KeyCode.SPACE);
        type(robot, KeyCode.SHIFT, KeyCode.UP);
        type(robot, KeyCode.RIGHT);
        assertThat(model.drawing().seen().toArray()).isEqualTo(whileDown);
        assertThat(model.drawing().seen().isBlank()).isFalse();
        type(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(model.drawing().emptyProperty().get()).isTrue();
    }

    @Test
    void everyShortcutIsInTheListThatControlAndSlashOpen(FxRobot robot) throws IllegalAccessException {
        Set<String> listed = new HashSet<>();
        for (ShortcutsPage.Group group : ShortcutsPage.groups(menus(robot))) {
            group.shortcuts().forEach(shortcut -> listed.add(shortcut.key()));
        }
        Set<String> known = new HashSet<>();
        for (Field field : Keys.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof KeyCombination key) {
                known.add(key.getDisplayText());
            }
        }
        window().getScene().getAccelerators().keySet().forEach(key -> known.add(key.getDisplayText()));
        assertThat(listed).containsAll(known);

        type(robot, KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(robot.lookup("#shortcuts").tryQuery()).isPresent();
        assertThat(robot.lookup(".shortcut-key").queryAll()).hasSizeGreaterThanOrEqualTo(listed.size());
        type(robot, KeyCode.ESCAPE);
        assertThat(robot.lookup("#shortcuts").tryQuery()).isEmpty();
        assertThat(focused().getId()).isEqualTo("canvas");
    }

    @Test
    void aButtonThatDoesWhatAMenuDoesTellsTheKey(FxRobot robot) {
        robot.interact(() -> {
            window().show(ExplorerWindow.Tool.COMPARE);
            window().show(ExplorerWindow.Tool.PAINT);
            window().show(ExplorerWindow.Tool.ATTACK);
        });
        Map<String, String> keys = new HashMap<>();
        for (ShortcutsPage.Group group : ShortcutsPage.groups(menus(robot))) {
            group.shortcuts().forEach(shortcut -> keys.put(shortcut.what(), shortcut.key()));
        }
        List<String> told = new ArrayList<>();
        for (ButtonBase button : robot.lookup(ButtonBase.class::isInstance).queryAllAs(ButtonBase.class)) {
            String what = button.getText() == null || button.getText().isBlank()
                    ? button.getAccessibleText()
                    : button.getText();
            String key = what == null ? null : keys.get(what);
            if (key != null) {
                Tooltip tooltip = button.getTooltip();
                assertThat(tooltip == null ? "" : tooltip.getText()).as(what).contains("(" + key + ")");
                told.add(what);
            }
        }
        assertThat(told).contains("Undo", "Redo", "Pen", "Eraser", "Next test digit", "Previous test digit");
    }
}
