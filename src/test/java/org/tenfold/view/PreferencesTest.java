package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.inference.Preset;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Settings;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.reconstructions.TileMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

final class PreferencesTest extends WindowTest {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    PreferencesTest() {
        super(60);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, Path.of("assets", "mnist"));
    }

    @Stop
    void stop() {
        close();
    }

    private static boolean isDark(StackPane root) {
        return root.getPseudoClassStates().contains(DARK);
    }

    private Settings settings() {
        return model.settings();
    }

    /** What the program begins with when it is started again. */
    private ExplorerModel another() {
        return ExplorerModel.of(threads(), new Random(1), settings());
    }

    @Test
    void theDialogOpensByItsKeyAndChangesTheWindowAtOnce(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        until(() -> robot.lookup("#preferences").tryQuery().isPresent());
        ComboBox<Appearance.Choice> theme = robot.lookup("#theme").queryComboBox();
        until(theme::isFocused);
        robot.interact(() -> theme.setValue(Appearance.Choice.DARK));
        assertThat(isDark(window())).isTrue();
        assertThat(theme.getScene().getRoot().getPseudoClassStates()).contains(DARK);
        assertThat(settings().get("theme")).contains("dark");

        double text = Parts.em(window());
        int icon = ((FontIcon) robot.lookup("#tools .ikonli-font-icon").query()).getIconSize();
        Slider size = robot.lookup("#textSize").query();
        robot.interact(() -> size.setValue(0.8));
        robot.interact(() -> window().applyCss());
        assertThat(Parts.em(window())).isLessThan(text);
        assertThat(((FontIcon) robot.lookup("#tools .ikonli-font-icon").query()).getIconSize())
                .isLessThan(icon);
        assertThat(settings().get("textSize")).contains("0.8");

        Slider brush = robot.lookup("#brush").query();
        robot.interact(() -> brush.setValue(0.12));
        assertThat(model.drawing().brushWidthProperty().get()).isEqualTo(0.12);

        robot.clickOn("#usual");
        assertThat(model.preferences().textSizeProperty().get()).isEqualTo(1);
        assertThat(theme.getValue()).isEqualTo(Appearance.Choice.SYSTEM);
        assertThat(mute(robot)).isEmpty();
        robot.push(KeyCode.ESCAPE);
        until(() -> robot.lookup("#preferences").tryQuery().isEmpty());

        // Those that were opened before would follow the preferences for ever.
        robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        until(() -> robot.lookup("#preferences").tryQuery().isPresent());
        Node again = robot.lookup("#theme").query();
        assertThat(again).isSameAs(theme);
        robot.push(KeyCode.ESCAPE);
        until(() -> robot.lookup("#preferences").tryQuery().isEmpty());
    }

    @Test
    void everyChoiceIsWhole(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        until(() -> robot.lookup("#preferences").tryQuery().isPresent());
        Parent lines = robot.lookup("#preferences").query();
        for (Preset preset : Preset.values()) {
            robot.interact(() -> model.preferences().presetProperty().set(preset));
            assertThat(cutOff(robot, lines)).as("%s", preset).isEmpty();
        }
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void anotherSearchExplainsTheDrawingAnew(FxRobot robot) {
        untilExplained();
        robot.interact(() -> model.preferences().presetProperty().set(Preset.SAMPLES));
        until(() -> model.explainedProperty().get()
                && !model.explainingNowProperty().get());
        assertThat(model.classifierProperty().get().settings().preset()).isEqualTo(Preset.SAMPLES);
        assertThat(model.analysis()).isNotNull();
        robot.interact(() -> model.preferences().threadsProperty().set(1));
        until(() -> model.explainedProperty().get()
                && !model.explainingNowProperty().get());
        assertThat(model.classifierProperty().get().workers().threads()).isEqualTo(1);
    }

    @Test
    void theSystemsDarknessIsFollowedLiveUnlessAnotherIsChosen(FxRobot robot) {
        ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
        StackPane root = new StackPane();
        robot.interact(() -> {
            Appearance appearance = new Appearance(root, system);
            assertThat(isDark(root)).isFalse();
            system.set(ColorScheme.DARK);
            assertThat(isDark(root)).isTrue();
            appearance.choiceProperty().set(Appearance.Choice.LIGHT);
            assertThat(isDark(root)).isFalse();
            appearance.choiceProperty().set(Appearance.Choice.SYSTEM);
            assertThat(isDark(root)).isTrue();
        });
    }

    @Test
    void theNextWindowIsAsTheLastOneWasLeft(FxRobot robot) {
        List<Rectangle2D> screens = List.of(new Rectangle2D(0, 0, 5000, 5000));
        robot.interact(() -> {
            Stage first = new Stage();
            ExplorerWindow left = new ExplorerWindow(another(), first);
            first.setScene(left.scene(ExplorerWindow.SMALLEST_WIDTH, ExplorerWindow.SMALLEST_HEIGHT));
            left.keepPlace(screens);
            first.setX(40);
            first.setY(30);
            first.setWidth(1100);
            first.setHeight(720);
            first.show();
            left.show(ExplorerWindow.Tool.PAINT);
            left.tilesProperty().set(TileMode.RESIDUAL);
            first.close();
        });
        assertThat(settings().get("window")).contains("40 30 1100 720");
        robot.interact(() -> {
            Stage second = new Stage();
            ExplorerModel opened = another();
            ExplorerWindow next = new ExplorerWindow(opened, second);
            second.setScene(next.scene(ExplorerWindow.SMALLEST_WIDTH, ExplorerWindow.SMALLEST_HEIGHT));
            next.keepPlace(screens);
            second.show();
            assertThat(second.getX()).isEqualTo(40);
            assertThat(second.getWidth()).isEqualTo(1100);
            assertThat(next.tilesProperty().get()).isEqualTo(TileMode.RESIDUAL);
            assertThat(opened.paint().activeProperty().get()).isTrue();
            second.close();
        });
    }
}
