package org.tenfold.view.parts;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys of the window, in one place: menus obey them and tooltips tell them. */
public final class Keys {
    public static final KeyCombination OPEN = KeyCombination.valueOf("Shortcut+O");
    public static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");
    public static final KeyCombination SAVE_AS = KeyCombination.valueOf("Shortcut+Shift+S");
    public static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");
    public static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    public static final KeyCombination COPY_SCORES = KeyCombination.valueOf("Shortcut+Shift+C");
    public static final KeyCombination QUIT = KeyCombination.valueOf("Shortcut+Q");
    public static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    public static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");
    public static final KeyCombination CLEAR = KeyCombination.valueOf("Delete");
    public static final KeyCombination PEN = KeyCombination.valueOf("B");
    public static final KeyCombination ERASER = KeyCombination.valueOf("E");
    public static final KeyCombination THINNER = new KeyCodeCombination(KeyCode.OPEN_BRACKET);
    public static final KeyCombination WIDER = new KeyCodeCombination(KeyCode.CLOSE_BRACKET);
    public static final KeyCombination CENTRE = KeyCombination.valueOf("C");
    public static final KeyCombination RANDOM = KeyCombination.valueOf("R");
    public static final KeyCombination NEXT = KeyCombination.valueOf("N");
    public static final KeyCombination PREVIOUS = KeyCombination.valueOf("P");
    public static final KeyCombination NEXT_TILES = KeyCombination.valueOf("D");
    public static final KeyCombination LEDGER = KeyCombination.valueOf("I");
    public static final KeyCombination OPEN_CARD = new KeyCodeCombination(KeyCode.ENTER);
    public static final KeyCombination MAP = KeyCombination.valueOf("M");
    public static final KeyCombination REPLAY = KeyCombination.valueOf("Shortcut+R");
    public static final KeyCombination PLAY = new KeyCodeCombination(KeyCode.SPACE);
    public static final KeyCombination STEP_BACK = new KeyCodeCombination(KeyCode.COMMA);
    public static final KeyCombination STEP_FORWARD = new KeyCodeCombination(KeyCode.PERIOD);
    public static final KeyCombination LEAVE = new KeyCodeCombination(KeyCode.ESCAPE);
    public static final KeyCombination LATENTS = KeyCombination.valueOf("Shortcut+1");
    public static final KeyCombination ATTACK = KeyCombination.valueOf("Shortcut+2");
    public static final KeyCombination PAINT = KeyCombination.valueOf("Shortcut+3");
    public static final KeyCombination COMPARE = KeyCombination.valueOf("Shortcut+4");
    public static final KeyCombination LESSONS = KeyCombination.valueOf("Shortcut+5");
    public static final KeyCombination LESSON_NEXT = new KeyCodeCombination(KeyCode.PAGE_DOWN);
    public static final KeyCombination LESSON_BACK = new KeyCodeCombination(KeyCode.PAGE_UP);
    public static final KeyCombination SIDE_BY_SIDE = KeyCombination.valueOf("Shortcut+Shift+Enter");
    public static final KeyCombination RUN_ATTACK = KeyCombination.valueOf("Shortcut+Enter");
    public static final KeyCombination QUIZ = KeyCombination.valueOf("G");
    public static final KeyCombination PREFERENCES = KeyCombination.valueOf("Shortcut+Comma");
    public static final KeyCombination EXPLAIN = KeyCombination.valueOf("F1");

    public static final KeyCombination SHORTCUTS = new KeyCodeCombination(KeyCode.SLASH, KeyCombination.SHORTCUT_DOWN);

    private Keys() {}

    /** What something does, with its key. */
    public static String with(String what, KeyCombination key) {
        return what + "  (" + key.getDisplayText() + ")";
    }
}
