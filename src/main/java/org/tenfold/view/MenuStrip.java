package org.tenfold.view;

import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.tenfold.session.DrawingModel;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Labels;
import org.tenfold.session.Texts;
import org.tenfold.view.export.ExhibitMenu;
import org.tenfold.view.keeping.RecentMenu;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.reconstructions.TileMode;

/** The menus. */
final class MenuStrip extends MenuBar {
    private static final double BRUSH_STEP = 0.01;

    private final ExplorerModel model;
    private final DrawingModel drawing;
    private final ExplorerWindow window;

    MenuStrip(ExplorerModel model, ExplorerWindow window) {
        this.model = model;
        this.drawing = model.drawing();
        this.window = window;
        setUseSystemMenuBar(true);
        getMenus()
                .addAll(
                        file(),
                        edit(),
                        digit(),
                        view(),
                        new ModelMenu(model, window.files()::openModel, window::train),
                        new LessonsMenu(model.lessons()),
                        help());
    }

    private Menu file() {
        RecentMenu recent = new RecentMenu(model.keeping().recent(), model::open);
        Menu file = menu(
                Texts.of("_File"),
                item(Texts.of("_Open\u2026"), Keys.OPEN, window.files()::open),
                recent,
                item(Texts.of("_Save"), Keys.SAVE, window.files()::save),
                item(Texts.of("Save _as\u2026"), Keys.SAVE_AS, window.files()::saveAs),
                new SeparatorMenuItem(),
                item(Texts.of("_Paste picture"), Keys.PASTE, window.intake()::paste),
                new SeparatorMenuItem(),
                new ExportMenu(model, window.files()::save),
                new ExhibitMenu(window.exporter()),
                new SeparatorMenuItem(),
                item(Texts.of("_Quit"), Keys.QUIT, window::close));
        file.setOnShowing(event -> recent.refresh());
        return file;
    }

    private Menu edit() {
        MenuItem undo = item(Texts.of("_Undo"), Keys.UNDO, drawing::undo);
        MenuItem redo = item(Texts.of("_Redo"), Keys.REDO, drawing::redo);
        MenuItem clear = item(Texts.of("_Clear"), Keys.CLEAR, drawing::clear);
        undo.disableProperty().bind(drawing.undoableProperty().not());
        redo.disableProperty().bind(drawing.redoableProperty().not());
        clear.disableProperty().bind(drawing.emptyProperty());
        MenuItem copyScores = item(Texts.of("Copy scores as CS_V"), Keys.COPY_SCORES, window.exporter()::copyScores);
        copyScores.disableProperty().bind(model.exports().scored().not());
        CheckMenuItem centre = new CheckMenuItem(Texts.of("Ce_ntre like MNIST"));
        centre.setAccelerator(Keys.CENTRE);
        centre.selectedProperty().bindBidirectional(drawing.centredProperty());
        return menu(
                Texts.of("_Edit"),
                undo,
                redo,
                clear,
                new SeparatorMenuItem(),
                item(Texts.of("C_opy picture"), Keys.COPY, window.exporter()::copy),
                copyScores,
                new SeparatorMenuItem(),
                item(Texts.of("_Pen"), Keys.PEN, () -> drawing.erasingProperty().set(false)),
                item(
                        Texts.of("_Eraser"),
                        Keys.ERASER,
                        () -> drawing.erasingProperty().set(true)),
                item(Texts.of("_Thinner brush"), Keys.THINNER, () -> widen(-BRUSH_STEP)),
                item(Texts.of("_Wider brush"), Keys.WIDER, () -> widen(BRUSH_STEP)),
                new SeparatorMenuItem(),
                centre,
                new SeparatorMenuItem(),
                item(Texts.of("Pre_ferences…"), Keys.PREFERENCES, window::preferences));
    }

    private void widen(double by) {
        double width = drawing.brushWidthProperty().get() + by;
        drawing.brushWidthProperty().set(Math.clamp(width, DrawingModel.THINNEST, DrawingModel.WIDEST));
    }

    private Menu digit() {
        Menu ofClass = new Menu();
        MenuItem random = item("", Keys.RANDOM, model.digits()::showAny);
        MenuItem next = item("", Keys.NEXT, model.digits()::showNext);
        MenuItem previous = item("", Keys.PREVIOUS, model.digits()::showPrevious);
        Menu digit = menu("", random, next, previous, ofClass);
        Runnable name = () -> {
            Labels labels = model.labels();
            digit.setText(labels.say("_Digit", "_Picture"));
            random.setText(labels.say("_Random test digit", "_Random test picture"));
            next.setText(labels.say("_Next test digit", "_Next test picture"));
            previous.setText(labels.say("_Previous test digit", "_Previous test picture"));
            ofClass.setText(labels.say("Test digit _labelled", "Test picture _labelled"));
            ofClass.getItems().clear();
            for (int c = 0; c < labels.size(); c++) {
                int label = c;
                MenuItem item = item(labels.name(c), null, () -> model.digits().showAny(label));
                // What is called with an underline keeps it.
                item.setMnemonicParsing(false);
                ofClass.getItems().add(item);
            }
        };
        model.labelsProperty().addListener((source, before, now) -> name.run());
        name.run();
        for (MenuItem item : digit.getItems()) {
            item.disableProperty().bind(model.digits().allProperty().isNull());
        }
        return digit;
    }

    private Menu view() {
        ToggleGroup themes = new ToggleGroup();
        return menu(
                Texts.of("_View"),
                theme(Texts.of("_Follow the system"), Appearance.Choice.SYSTEM, themes),
                theme(Texts.of("_Light"), Appearance.Choice.LIGHT, themes),
                theme(Texts.of("_Dark"), Appearance.Choice.DARK, themes),
                new SeparatorMenuItem(),
                tiles(),
                item(Texts.of("How the score comes _about"), Keys.LEDGER, window::showLedger),
                new SeparatorMenuItem(),
                item(Texts.of("L_atents"), Keys.LATENTS, () -> window.show(ExplorerWindow.Tool.LATENTS)),
                item(Texts.of("_Map of two latents"), Keys.MAP, window::switchMap),
                item(Texts.of("_Replay the search"), Keys.REPLAY, window::switchReplay),
                item(Texts.of("A_ttack"), Keys.ATTACK, () -> window.show(ExplorerWindow.Tool.ATTACK)),
                item(Texts.of("_Paint an attack"), Keys.PAINT, () -> window.show(ExplorerWindow.Tool.PAINT)),
                item(Texts.of("C_ompare"), Keys.COMPARE, () -> window.show(ExplorerWindow.Tool.COMPARE)),
                item(Texts.of("Run the att_ack"), Keys.RUN_ATTACK, window::runAttack),
                item(Texts.of("Attack all _side by side"), Keys.SIDE_BY_SIDE, window::showSideBySide));
    }

    private Menu tiles() {
        ToggleGroup modes = new ToggleGroup();
        Menu tiles = new Menu(Texts.of("Tiles s_how"));
        for (TileMode mode : TileMode.values()) {
            RadioMenuItem item = new RadioMenuItem("_" + mode.title());
            item.setToggleGroup(modes);
            item.setSelected(window.tilesProperty().get() == mode);
            item.setOnAction(event -> window.tilesProperty().set(mode));
            window.tilesProperty().addListener((source, before, now) -> item.setSelected(now == mode));
            tiles.getItems().add(item);
        }
        tiles.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item(
                                Texts.of("_Next view of the tiles"),
                                Keys.NEXT_TILES,
                                () -> window.tilesProperty()
                                        .set(window.tilesProperty().get().next())));
        return tiles;
    }

    private RadioMenuItem theme(String name, Appearance.Choice choice, ToggleGroup themes) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setToggleGroup(themes);
        item.setSelected(window.appearance().choiceProperty().get() == choice);
        item.setOnAction(event -> window.appearance().choiceProperty().set(choice));
        window.appearance().choiceProperty().addListener((source, before, now) -> item.setSelected(now == choice));
        return item;
    }

    private Menu help() {
        MenuItem quiz = item(Texts.of("_Guess the original\u2026"), Keys.QUIZ, window::showQuiz);
        quiz.disableProperty().bind(model.quiz().offeredProperty().not());
        return menu(
                Texts.of("_Help"),
                item(Texts.of("_What am I looking at?"), Keys.EXPLAIN, window::explain),
                item(Texts.of("_Keyboard shortcuts"), Keys.SHORTCUTS, () -> window.showShortcuts(getMenus())),
                item(Texts.of("Show _hints again"), null, model.hints()::showAgain),
                quiz,
                item(Texts.of("_About Tenfold"), null, window::about));
    }

    private static Menu menu(String name, MenuItem... items) {
        Menu menu = new Menu(name);
        menu.getItems().addAll(List.of(items));
        return menu;
    }

    /** An entry that does something, by a key as well if there is one. */
    static MenuItem item(String name, @Nullable KeyCombination key, Runnable action) {
        MenuItem item = new MenuItem(name);
        if (key != null) {
            item.setAccelerator(key);
        }
        item.setOnAction(event -> action.run());
        return item;
    }
}
