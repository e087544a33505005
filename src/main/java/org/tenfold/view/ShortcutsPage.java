package org.tenfold.view;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;

/** All shortcuts in a list: those of the menus, read from the menus themselves, and the keys that only some places know. */
final class ShortcutsPage extends ScrollPane {
    /**
     * The shortcuts of one menu, or of one place.
     *
     * @param title of the menu, or of the place
     */
    record Group(String title, List<Shortcut> shortcuts) {}

    /** A key and what it does. */
    record Shortcut(String key, String what) {}

    /** The page for these menus. */
    ShortcutsPage(List<Menu> menus) {
        setId("shortcuts");
        getStyleClass().addAll("tool-scroll", "shortcuts");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        List<Group> groups = groups(menus);
        VBox left = Parts.styled(new VBox(), "shortcuts-column");
        VBox right = Parts.styled(new VBox(), "shortcuts-column");
        int all = groups.stream().mapToInt(ShortcutsPage::lines).sum();
        int before = 0;
        for (Group group : groups) {
            (2 * before < all ? left : right).getChildren().add(view(group));
            before += lines(group);
        }
        HBox columns = Parts.styled(new HBox(left, right), "shortcuts-columns");
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.prefWidthProperty().bind(columns.widthProperty().multiply(0.5));
        right.prefWidthProperty().bind(columns.widthProperty().multiply(0.5));
        setContent(columns);
    }

    private static int lines(Group group) {
        return group.shortcuts().size() + 1;
    }

    private static Node view(Group group) {
        GridPane lines = Parts.styled(new GridPane(), "shortcuts-lines");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        lines.getColumnConstraints().addAll(names, keys);
        for (Shortcut shortcut : group.shortcuts()) {
            Label what = Parts.label(shortcut.what());
            what.setWrapText(true);
            Label key = Parts.label(shortcut.key(), "shortcut-key");
            key.setMinWidth(USE_PREF_SIZE);
            lines.addRow(lines.getRowCount(), what, key);
        }
        return Parts.styled(new VBox(Parts.label(group.title(), "overline"), lines), "shortcuts-group");
    }

    /** Everything that a key does: in the order of the menus, then elsewhere. */
    static List<Group> groups(List<Menu> menus) {
        List<Group> groups = new ArrayList<>();
        for (Menu menu : menus) {
            List<Shortcut> shortcuts = new ArrayList<>();
            collect(menu, shortcuts);
            if (!shortcuts.isEmpty()) {
                groups.add(new Group(plain(menu.getText()), shortcuts));
            }
        }
        groups.addAll(elsewhere());
        return groups;
    }

    private static void collect(Menu menu, List<Shortcut> shortcuts) {
        for (MenuItem item : menu.getItems()) {
            if (item.getAccelerator() != null) {
                shortcuts.add(new Shortcut(item.getAccelerator().getDisplayText(), plain(item.getText())));
            }
            if (item instanceof Menu inner) {
                collect(inner, shortcuts);
            }
        }
    }

    /** A menu's text without the key that opens it, and without the dots that promise a question. */
    static String plain(String text) {
        return text.replaceAll("\\(_.\\)", "").replace("_", "").replaceAll("\\s*\u2026$", "");
    }

    private static List<Group> elsewhere() {
        return List.of(
                new Group(
                        Texts.of("Everywhere"),
                        List.of(
                                new Shortcut("0 \u2013 9", Texts.of("Pick the model of a digit, or let it go again")),
                                new Shortcut(
                                        Texts.of("Esc"),
                                        Texts.of("Stop what is running, or close what lies over the window")),
                                new Shortcut(Texts.of("Backspace"), Texts.of("Clear, as Delete does")),
                                new Shortcut("F10", Texts.of("Go to the menus")),
                                new Shortcut("?", Texts.of("This list")))),
                new Group(
                        Texts.of("On the canvas"),
                        List.of(
                                new Shortcut(Texts.of("Arrows"), Texts.of("Move the pen; with Shift further")),
                                new Shortcut(Texts.of("Space"), Texts.of("Put the pen down, or lift it")))),
                new Group(
                        Texts.of("On the tiles"),
                        List.of(
                                new Shortcut(Texts.of("Arrows"), Texts.of("Go to the next tile")),
                                new Shortcut(Keys.OPEN_CARD.getDisplayText(), Texts.of("Open its score")),
                                new Shortcut(Texts.of("Space"), Texts.of("Pick its latents")))),
                new Group(
                        Texts.of("On an attack by hand"),
                        List.of(
                                new Shortcut(Texts.of("Arrows"), Texts.of("Move the brush")),
                                new Shortcut(Texts.of("Space"), Texts.of("Add ink; with Shift take ink away")))),
                new Group(
                        Texts.of("While a search is replayed"),
                        List.of(
                                new Shortcut(Keys.PLAY.getDisplayText(), Texts.of("Play or pause")),
                                new Shortcut(Keys.STEP_BACK.getDisplayText(), Texts.of("Pause and go one step back")),
                                new Shortcut(
                                        Keys.STEP_FORWARD.getDisplayText(), Texts.of("Pause and go one step forward")),
                                new Shortcut(Keys.LEAVE.getDisplayText(), Texts.of("Leave the replay")))),
                new Group(
                        Texts.of("On sliders and the map"),
                        List.of(new Shortcut(Texts.of("Arrows"), Texts.of("Nudge; on the map with Shift further")))));
    }
}
