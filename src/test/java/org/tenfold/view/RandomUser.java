package org.tenfold.view;

import java.io.File;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tenfold.view.parts.Keys;

/**
 * Somebody who does anything at all with the window: draws, clicks, drags, scrolls, types, presses keys, drops files,
 * resizes, changes the theme. The same seed does the same things; what the window makes of them may depend on how far its
 * work has come by then.
 *
 * <p>Not done: what leaves the program or asks the system for a file, which has no dialogs here.
 */
final class RandomUser {
    /** An event that takes longer than this on the toolkit's thread hangs. */
    private static final int HANGS_AFTER_SECONDS = 20;

    private static final Set<KeyCombination> LEAVES = Set.of(Keys.QUIT, Keys.OPEN);

    private static final double WIDEST = 1600;
    private static final double HIGHEST = 1100;
    private static final int LONGEST_STROKE = 12;

    /** What is done, and how often in a hundred. */
    private enum Deed {
        DRAW(22),
        CLICK_CONTROL(22),
        CLICK_ANYWHERE(10),
        DRAG(8),
        SCROLL(6),
        SHORTCUT(14),
        TYPE(6),
        ESCAPE(5),
        DROP(3),
        RESIZE(2),
        THEME(2);

        private final int weight;

        Deed(int weight) {
            this.weight = weight;
        }
    }

    private final ExplorerWindow window;
    private final Stage stage;
    private final List<File> files;
    private final RandomGenerator random;
    private final List<KeyCodeCombination> shortcuts;
    private final Robot robot;
    private String last = "";

    private RandomUser(ExplorerWindow window, Stage stage, List<File> files, RandomGenerator random, Robot robot) {
        this.window = window;
        this.stage = stage;
        this.files = files;
        this.random = random;
        this.robot = robot;
        shortcuts = shortcuts();
    }

    /**
     * Sits down at a window that is shown.
     *
     * @param files what may be dropped on it, good and broken
     */
    static RandomUser at(ExplorerWindow window, Stage stage, List<File> files, RandomGenerator random) {
        CompletableFuture<Robot> robot = new CompletableFuture<>();
        Platform.runLater(() -> robot.complete(new Robot()));
        return new RandomUser(window, stage, files, random, robot.join());
    }

    /** The keys of the window, in the order of their names. */
    private static List<KeyCodeCombination> shortcuts() {
        return Arrays.stream(Keys.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == KeyCombination.class)
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .map(field -> {
                    try {
                        return field.get(null);
                    } catch (IllegalAccessException reason) {
                        throw new IllegalStateException(reason);
                    }
                })
                .filter(key -> key instanceof KeyCodeCombination code && !LEAVES.contains(code))
                .map(KeyCodeCombination.class::cast)
                .toList();
    }

    /** What was done last, for a report. */
    String last() {
        return last;
    }

    /** Does one thing and waits until the toolkit's thread has heard of it. */
    void act() {
        if (!stage.isShowing()) {
            // Whoever has quit by a click in a menu opens the window again.
            onScreen("show", () -> {
                stage.show();
                return "again";
            });
        }
        int choice = random.nextInt(
                Arrays.stream(Deed.values()).mapToInt(d -> d.weight).sum());
        for (Deed deed : Deed.values()) {
            choice -= deed.weight;
            if (choice < 0) {
                perform(deed);
                return;
            }
        }
    }

    private void perform(Deed deed) {
        switch (deed) {
            case DRAW -> draw();
            case CLICK_CONTROL -> onScreen("click", this::clickControl);
            case CLICK_ANYWHERE -> onScreen("click", () -> click(anywhere()));
            case DRAG -> drag();
            case SCROLL -> onScreen("scroll", this::scroll);
            case SHORTCUT -> onScreen("shortcut", this::shortcut);
            case TYPE -> onScreen("type", this::type);
            case ESCAPE -> onScreen("escape", () -> key(KeyCode.ESCAPE));
            case DROP -> onScreen("drop", this::drop);
            case RESIZE -> onScreen("resize", this::resize);
            case THEME -> onScreen("theme", this::theme);
        }
    }

    /** Every step of a stroke is an event of its own: frames come in between. */
    private void draw() {
        Node canvas = window.lookup("#canvas");
        boolean erase = random.nextInt(8) == 0;
        MouseButton button = erase ? MouseButton.SECONDARY : MouseButton.PRIMARY;
        onScreen("stroke", () -> {
            move(in(canvas));
            robot.mousePress(button);
            return "begins";
        });
        for (int i = random.nextInt(LONGEST_STROKE); i >= 0; i--) {
            onScreen("stroke", () -> {
                move(in(canvas));
                return "goes on";
            });
        }
        onScreen("stroke", () -> {
            robot.mouseRelease(button);
            return "ends";
        });
    }

    private void drag() {
        onScreen("drag", () -> {
            Node from = control();
            move(in(from));
            robot.mousePress(MouseButton.PRIMARY);
            return "of " + name(from);
        });
        onScreen("drag", () -> {
            move(anywhere());
            return "goes on";
        });
        onScreen("drag", () -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return "ends";
        });
    }

    private String clickControl() {
        Node node = control();
        return name(node) + " " + click(in(node));
    }

    private String click(double[] place) {
        move(place);
        MouseButton button = random.nextInt(10) == 0 ? MouseButton.SECONDARY : MouseButton.PRIMARY;
        int times = random.nextInt(8) == 0 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            robot.mouseClick(button);
        }
        return String.format("at %.0f, %.0f", place[0], place[1]);
    }

    private String scroll() {
        move(in(control()));
        robot.mouseWheel(random.nextInt(-5, 6));
        return "";
    }

    /**
     * Looks at everything once: every key of the window, with Escape after it, and every menu. What is seen for the first
     * time also loads classes.
     */
    void lookRound() {
        for (KeyCodeCombination shortcut : shortcuts) {
            onScreen("shortcut", () -> press(shortcut));
            onScreen("escape", () -> key(KeyCode.ESCAPE));
        }
        for (Node menu : window.lookupAll(".menu-bar .menu-button")) {
            onScreen("menu", () -> click(in(menu)));
            onScreen("escape", () -> key(KeyCode.ESCAPE));
        }
    }

    private String shortcut() {
        return press(shortcuts.get(random.nextInt(shortcuts.size())));
    }

    private String press(KeyCodeCombination shortcut) {
        List<KeyCode> modifiers = new ArrayList<>();
        if (shortcut.getShortcut() == KeyCombination.ModifierValue.DOWN) {
            modifiers.add(KeyCode.CONTROL);
        }
        if (shortcut.getShift() == KeyCombination.ModifierValue.DOWN) {
            modifiers.add(KeyCode.SHIFT);
        }
        if (shortcut.getAlt() == KeyCombination.ModifierValue.DOWN) {
            modifiers.add(KeyCode.ALT);
        }
        modifiers.forEach(robot::keyPress);
        robot.keyPress(shortcut.getCode());
        robot.keyRelease(shortcut.getCode());
        modifiers.forEach(robot::keyRelease);
        return shortcut.getName();
    }

    private String type() {
        KeyCode[] keys = {
            KeyCode.TAB,
            KeyCode.SPACE,
            KeyCode.ENTER,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN,
            KeyCode.DIGIT0,
            KeyCode.DIGIT3,
            KeyCode.DIGIT7,
            KeyCode.X,
            KeyCode.PERIOD,
            KeyCode.MINUS,
            KeyCode.BACK_SPACE,
            KeyCode.CONTEXT_MENU
        };
        return key(keys[random.nextInt(keys.length)]);
    }

    private String key(KeyCode code) {
        robot.keyPress(code);
        robot.keyRelease(code);
        return code.getName();
    }

    private String drop() {
        File file = files.get(random.nextInt(files.size()));
        window.take(List.of(file));
        return file.getName();
    }

    private String resize() {
        stage.setWidth(random.nextDouble(ExplorerWindow.SMALLEST_WIDTH, WIDEST));
        stage.setHeight(random.nextDouble(ExplorerWindow.SMALLEST_HEIGHT, HIGHEST));
        return stage.getWidth() + " x " + stage.getHeight();
    }

    private String theme() {
        Appearance.Choice[] choices = Appearance.Choice.values();
        Appearance.Choice choice = choices[random.nextInt(choices.length)];
        window.appearance().choiceProperty().set(choice);
        return choice.name();
    }

    /** Anything that can be reached with the keyboard, in any of the windows that are open. */
    private Node control() {
        List<Node> controls = new ArrayList<>();
        for (Window open : Window.getWindows()) {
            if (open.isShowing() && open.getScene() != null) {
                collect(open.getScene().getRoot(), controls);
            }
        }
        return controls.isEmpty() ? window : controls.get(random.nextInt(controls.size()));
    }

    private static void collect(Node node, List<Node> controls) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        boolean item = node.getStyleClass().contains("menu-item")
                || node.getStyleClass().contains("menu-button");
        if ((node.isFocusTraversable() || item) && !leaves(node)) {
            controls.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, controls));
        }
    }

    /** Where the system would be asked for a file. */
    private static boolean leaves(Node node) {
        return node.getId() != null && node.getId().startsWith("open");
    }

    private static String name(Node node) {
        return node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId());
    }

    private double[] in(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        if (bounds == null || bounds.isEmpty()) {
            return anywhere();
        }
        return new double[] {
            bounds.getMinX() + random.nextDouble() * bounds.getWidth(),
            bounds.getMinY() + random.nextDouble() * bounds.getHeight()
        };
    }

    private double[] anywhere() {
        return new double[] {
            stage.getX() + random.nextDouble() * stage.getWidth(),
            stage.getY() + random.nextDouble() * stage.getHeight()
        };
    }

    private static Throwable cause(ExecutionException reason) {
        return Objects.requireNonNullElse(reason.getCause(), reason);
    }

    private void move(double[] place) {
        robot.mouseMove(place[0], place[1]);
    }

    /** Nobody is faster than the screen: waits for the next frame, so that no two events share one. */
    private void onScreen(String what, Supplier<String> deed) {
        CompletableFuture<String> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                last = what;
                last = what + " " + deed.get();
            } catch (RuntimeException reason) {
                if (!Watch.isForWantOfDisplay(reason)) {
                    done.completeExceptionally(reason);
                }
            }
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    done.complete(last);
                }
            }.start();
        });
        try {
            done.get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hung) {
            throw new AssertionError("the window hung for " + HANGS_AFTER_SECONDS + " seconds in: " + last, hung);
        } catch (ExecutionException reason) {
            throw new AssertionError("an exception came out of: " + last + ", " + Watch.whole(cause(reason)), reason);
        } catch (InterruptedException reason) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", reason);
        }
    }
}
