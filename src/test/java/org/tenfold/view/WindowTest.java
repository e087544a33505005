package org.tenfold.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.baseline.Baselines;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Texts;
import org.tenfold.session.Threads;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The real window on the toolkit's platform without a display, with the published models on a few prior samples and no
 * networks beside them. TestFX finds what is to be done at the start and the end of a test only in the test's own class:
 * each calls {@link #open} and {@link #close} from there.
 */
@ExtendWith(ApplicationExtension.class)
abstract class WindowTest {
    /** What cannot be reached by a key, but says something: pictures and charts. */
    private static final Set<String> INFORMATIVE =
            Set.of("pixel-view", "margin-chart", "strip", "probability-curve", "map-chart", "ruler-axis", "canvas");

    /** What has been written between a look's two layouts may have no tooltip yet: it has one at a later look. */
    private static final int LOOKS = 3;

    @TempDir
    Path folder;

    final ExplorerModel model = ExplorerModel.of(threads(), new Random(1));

    /** Read before the window is opened: the toolkit does not wait long for that. */
    private final AbsClassifier classifier = Digits.small(Preset.FAST);

    private final int patienceSeconds;
    private @Nullable ExplorerWindow opened;

    /** A test that waits so long for anything, and then fails. */
    WindowTest(int patienceSeconds) {
        this.patienceSeconds = patienceSeconds;
    }

    static Threads threads() {
        return new Threads(worker(), worker(), worker(), worker(), worker(), worker(), Platform::runLater);
    }

    private static Executor worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "test-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Opens the window in its smallest size with a tool in front. */
    final void open(Stage stage, ExplorerWindow.Tool tool, Path mnist) {
        open(stage, tool, Baselines.of(folder, mnist));
    }

    /** Opens it with these rivals. */
    final void open(Stage stage, ExplorerWindow.Tool tool, Baselines rivals) {
        ExplorerWindow window = new ExplorerWindow(model, stage);
        opened = window;
        window.show(tool);
        stage.setScene(window.scene(ExplorerWindow.SMALLEST_WIDTH, ExplorerWindow.SMALLEST_HEIGHT));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        model.start(() -> classifier, Digits::testSet, rivals);
    }

    /** The same session in another window, which speaks a language, in its smallest size. */
    final void reopen(FxRobot robot, Locale language) {
        robot.interact(() -> {
            Texts.speak(language);
            Stage stage = (Stage) window().getScene().getWindow();
            ExplorerWindow window = new ExplorerWindow(model, stage);
            opened = window;
            stage.setScene(window.scene(ExplorerWindow.SMALLEST_WIDTH, ExplorerWindow.SMALLEST_HEIGHT));
        });
    }

    final void close() {
        window().close();
    }

    final ExplorerWindow window() {
        return Objects.requireNonNull(opened);
    }

    final void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    patienceSeconds,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException late) {
            throw new AssertionError("it did not happen in " + patienceSeconds + " seconds", late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Until there is the whole answer to the present drawing. */
    final void untilExplained() {
        until(() -> model.explainedProperty().get());
    }

    /** Presses keys one after the other, and releases them the other way round. */
    static void type(FxRobot robot, KeyCode... keys) {
        robot.press(keys);
        List<KeyCode> reversed = Arrays.asList(keys.clone());
        Collections.reverse(reversed);
        robot.release(reversed.toArray(KeyCode[]::new));
        WaitForAsyncUtils.waitForFxEvents();
    }

    static String text(FxRobot robot, String selector) {
        return ((Label) robot.lookup(selector).query()).getText();
    }

    static boolean shows(FxRobot robot, String id) {
        return robot.lookup(id + " .image-view").query() instanceof ImageView view && view.getImage() != null;
    }

    static int[] pixels(FxRobot robot, String id) {
        ImageView view = (ImageView) robot.lookup(id + " .image-view").query();
        int side = (int) view.getImage().getWidth();
        int[] argb = new int[side * side];
        view.getImage().getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), argb, 0, side);
        return argb;
    }

    /** Whether it is in the window and neither it nor anything around it is hidden. */
    static boolean seen(FxRobot robot, String selector) {
        Node at = robot.lookup(selector).tryQuery().orElse(null);
        if (at == null) {
            return false;
        }
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    /** A place on the screen, in fractions of what is found. */
    static Point2D place(FxRobot robot, String selector, double x, double y) {
        Node node = robot.lookup(selector).query();
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getMinX() + x * bounds.getWidth(), bounds.getMinY() + y * bounds.getHeight());
    }

    /** Drags over the places x, y, x, y and so on, in fractions of what is found. */
    static void drag(FxRobot robot, String selector, MouseButton button, double... xy) {
        robot.moveTo(place(robot, selector, xy[0], xy[1]));
        robot.press(button);
        for (int i = 2; i < xy.length; i += 2) {
            robot.moveTo(place(robot, selector, xy[i], xy[i + 1]));
        }
        robot.release(button);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Controls and pictures of the whole window that do not say what they are. */
    final List<String> mute(FxRobot robot) {
        List<String> mute = new ArrayList<>();
        robot.interact(() -> collectMute(window(), mute));
        return mute;
    }

    /** Controls and pictures under a node that do not say what they are. */
    static List<String> mute(FxRobot robot, Node root) {
        List<String> mute = new ArrayList<>();
        robot.interact(() -> collectMute(root, mute));
        return mute;
    }

    private static void collectMute(Node node, List<String> mute) {
        boolean structure = node instanceof TabPane || node instanceof ScrollPane || node instanceof ScrollBar;
        boolean reachable =
                node.isFocusTraversable() || node.getStyleClass().stream().anyMatch(INFORMATIVE::contains);
        if (reachable && !structure && node.isVisible() && isMute(node)) {
            mute.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectMute(child, mute));
        }
    }

    private static boolean isMute(Node node) {
        boolean named =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        boolean labelled = node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank();
        boolean roleless = !(node instanceof Control)
                && (node.getAccessibleRole() == AccessibleRole.NODE
                        || node.getAccessibleRole() == AccessibleRole.PARENT);
        return roleless || (!named && !labelled);
    }

    /** Texts on the screen that are too long for their places. */
    final List<String> cutOff(FxRobot robot) {
        return cutOff(robot, window());
    }

    /** Texts under a node that are too long for their places. */
    static List<String> cutOff(FxRobot robot, Parent root) {
        List<String> cut = new ArrayList<>();
        for (int look = 0; look < LOOKS && (look == 0 || !cut.isEmpty()); look++) {
            cut.clear();
            robot.interact(() -> layOut(root));
            // Tooltips that tell what is cut off come after the layout.
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> {
                layOut(root);
                collectCut(root, cut);
            });
        }
        return cut;
    }

    private static void layOut(Parent root) {
        root.applyCss();
        root.layout();
    }

    /** A text that is too long for its place ends in an ellipsis: what is drawn is not what was written. */
    private static void collectCut(Node node, List<String> cut) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled
                && !labeled.getText().isEmpty()
                && labeled.lookup(".text") instanceof Text drawn
                && !drawn.getText().equals(written(labeled))
                && !isTold(labeled)) {
            cut.add(labeled.getText() + " -> " + drawn.getText());
        }
        if (node instanceof Region body && body.getParent() instanceof Region place && isWiderThan(place, body)) {
            cut.add(body + " is wider than its place");
        }
        if (node instanceof ScrollPane scroll
                && scroll.getHbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER
                && scroll.getContent().getLayoutBounds().getWidth()
                        > scroll.getViewportBounds().getWidth() + 1) {
            cut.add("what is in " + scroll + " is wider than its place");
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectCut(child, cut));
        }
    }

    private static boolean isWiderThan(Region place, Region body) {
        boolean bound = body.getStyleClass().contains("tool-body")
                || body.getStyleClass().contains("card");
        return bound && !(place.getParent() instanceof ScrollPane) && body.getWidth() > place.getWidth() + 1;
    }

    /** Whether what is cut off is told by pointing at it. */
    private static boolean isTold(Labeled labeled) {
        for (Node node = labeled; node != null; node = node.getParent()) {
            if (node instanceof Control control && control.getTooltip() != null) {
                return control.getTooltip().getText().contains(labeled.getText());
            }
        }
        return false;
    }

    /** A text without the underscore of its mnemonic. */
    private static String written(Labeled labeled) {
        return labeled.isMnemonicParsing() ? labeled.getText().replace("_", "") : labeled.getText();
    }
}
