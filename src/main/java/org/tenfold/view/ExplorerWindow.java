package org.tenfold.view;

import java.io.File;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.LabelledImages;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.HintModel;
import org.tenfold.session.Labels;
import org.tenfold.view.drawing.DrawPane;
import org.tenfold.view.export.Exporter;
import org.tenfold.view.export.PictureMenu;
import org.tenfold.view.hints.HintsView;
import org.tenfold.view.latents.WalkKeys;
import org.tenfold.view.lessons.LessonsView;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.preferences.PreferencesDialog;
import org.tenfold.view.reconstructions.ExplanationsPane;
import org.tenfold.view.reconstructions.RulerPane;
import org.tenfold.view.reconstructions.TileMode;
import org.tenfold.view.replay.ReplayKeys;

/** The whole window: menus, three columns, the line at the bottom, and notices over them. */
public final class ExplorerWindow extends StackPane {
    /** The window works from this size on. */
    public static final double SMALLEST_WIDTH = 1024;

    public static final double SMALLEST_HEIGHT = 700;

    private static final String STYLES = "tenfold.css";
    private static final List<String> FONTS = List.of("fonts/TenfoldSans-Regular.ttf", "fonts/TenfoldSans-Bold.ttf");
    private static final String TOOL = "tool";

    /** The tools on the right. */
    public enum Tool {
        LATENTS,
        ATTACK,
        PAINT,
        COMPARE,
        NOISE,
        /** Not on the right, but over everything. */
        QUIZ
    }

    private final ExplorerModel model;
    private final Stage stage;
    private final Appearance appearance;
    private final DrawPane draw;
    private final ExplanationsPane explanations;
    private final ToolTabs tools;
    private final FileDialogs files;
    private final Intake intake;
    private final Sheets sheets;
    private @Nullable TrainingWindow training;
    private final MenuStrip menus;
    private final Explanation explanation = new Explanation();
    private final Exporter exporter;
    private final TextSize textSize;
    private final WindowMemory memory;
    private @Nullable PreferencesDialog preferences;

    /** Fills a stage that is not shown yet with the window. */
    public ExplorerWindow(ExplorerModel model, Stage stage) {
        this.model = model;
        this.stage = stage;
        for (String font : FONTS) {
            Font.loadFont(ExplorerWindow.class.getResourceAsStream(font), TextSize.USUAL);
        }
        textSize = new TextSize(this, STYLES, model.preferences().textSizeProperty());
        memory = new WindowMemory(model.settings());
        appearance = new Appearance(this);
        files = new FileDialogs(model, stage);
        intake = new Intake(model);
        exporter = new Exporter(model, this, files::save);
        draw = new DrawPane(model, files::open, intake::paste);
        explanations = new ExplanationsPane(model);
        tools = new ToolTabs(model, this::showSideBySide);
        sheets = new Sheets(model, files::save, draw::focusCanvas);
        menus = new MenuStrip(model, this);
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("explorer");
        getStylesheets().add(styles());
        StackPane toolCard = Parts.styled(new StackPane(tools), "card", "tools-card");
        RulerPane ruler = new RulerPane(model);
        Workbench workbench = new Workbench(draw, explanations, ruler, toolCard);
        sheets.getChildren().add(workbench);
        BorderPane frame = new BorderPane(
                new LessonsView(model.lessons(), new WindowTheatre(this, draw, explanations, ruler, toolCard), sheets));
        frame.setTop(menus);
        HintsView hints = new HintsView(
                model,
                workbench,
                Map.of(
                        HintModel.Hint.DRAW,
                        draw,
                        HintModel.Hint.PAINTERS,
                        explanations,
                        HintModel.Hint.ATTACK,
                        toolCard));
        frame.setBottom(new VBox(hints, new StatusStrip(model)));
        getChildren().addAll(Parts.emProbe(), frame, new NoticeArea(model), explanation);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
    }

    /** The looks of all windows. */
    static String styles() {
        return String.valueOf(ExplorerWindow.class.getResource(STYLES));
    }

    private void init() {
        intake.listen(this);
        PictureMenu.listen(this, exporter);
        ReplayKeys.listen(this, model.replay());
        WalkKeys.listen(this, model.latents());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        stage.setOnCloseRequest(event -> {
            if (training != null) {
                training.explorerCloses(event);
            }
        });
        memory.keep("theme", appearance.choiceProperty(), Appearance.Choice.class);
        memory.keep("tiles", explanations.modeProperty(), TileMode.class);
        memory.choice(TOOL, Tool.class).ifPresent(this::show);
        tools.onTool(() -> memory.put(TOOL, tool()));
        // After what is remembered: the session begins with it.
        SessionBinding.bind(model.keeping(), stage, this);
    }

    private void pressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (typing || !plain) {
            return;
        }
        if (event.getCode() == KeyCode.BACK_SPACE) {
            model.drawing().clear();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            escape();
            event.consume();
        } else if (event.getText().equals("?")) {
            showShortcuts(menus.getMenus());
            event.consume();
        } else if (event.getCode().isDigitKey() && !event.getText().isEmpty()) {
            chooseClass(event.getText());
            event.consume();
        }
    }

    /** Digits are picked by themselves, other classes by their place, 1 being the first and 0 the tenth. */
    private void chooseClass(String digit) {
        Labels labels = model.labels();
        int typed = Character.digit(digit.charAt(0), 10);
        int place = typed == 0 ? LabelledImages.CLASSES - 1 : typed - 1;
        int classIndex = labels.areDigits() ? labels.names().indexOf(Integer.toString(typed)) : place;
        if (classIndex >= 0 && classIndex < labels.size()) {
            model.chooseClass(classIndex);
        }
    }

    /** Stops or puts away whatever is in front; if nothing is, the lesson ends. */
    private void escape() {
        boolean busy = model.attack().stateProperty().get().isUnderWay()
                || model.fooling().stateProperty().get().isUnderWay();
        if (!sheets.areShown() && !busy && !explanation.isVisible()) {
            model.lessons().end();
        }
        explanation.hide();
        model.attack().cancel();
        model.fooling().cancel();
        sheets.escape();
    }

    /** A scene of this window in a size. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(this, width, height);
        textSize.follow(scene);
        draw.focusCanvas();
        return scene;
    }

    /**
     * Puts the stage where the window was when it was closed, and remembers where it goes from now on.
     *
     * @param screens what is free on each connected screen
     */
    public void keepPlace(List<Rectangle2D> screens) {
        memory.keepPlace(stage, screens);
    }

    /** Light or dark. */
    public Appearance appearance() {
        return appearance;
    }

    /** Takes pictures out of this window. */
    Exporter exporter() {
        return exporter;
    }

    FileDialogs files() {
        return files;
    }

    Intake intake() {
        return intake;
    }

    ObjectProperty<TileMode> tilesProperty() {
        return explanations.modeProperty();
    }

    /** Opens the ledger of the class that is shown: the picked one, otherwise the best. */
    void showLedger() {
        explanations.openDetails(model.shownClass());
    }

    /** Brings a tool to the front. */
    public void show(Tool tool) {
        if (tool == Tool.QUIZ) {
            showQuiz();
            return;
        }
        tools.show(tool);
    }

    /** The tool in front. */
    Tool tool() {
        return tools.tool();
    }

    /** Whether the map of two latents is in place of the sliders. */
    BooleanProperty mapProperty() {
        return tools.mapProperty();
    }

    /** Puts away what lies over the workbench. */
    void closeSheets() {
        explanation.hide();
        sheets.close();
    }

    /** Brings the attack on all contenders to the front. */
    public void showSideBySide() {
        sheets.showSideBySide();
    }

    /** Brings the game of guessing originals to the front. */
    public void showQuiz() {
        sheets.showQuiz();
    }

    /** Brings the map of two latents to the front, or the sliders in place of it. */
    void switchMap() {
        tools.switchMap();
    }

    /** Tells when another tool may have come to the front. */
    void onTool(Runnable told) {
        tools.onTool(told);
    }

    /** Plays how the explanations were found, or stops that. */
    void switchReplay() {
        show(Tool.LATENTS);
        if (model.replay().isOpen()) {
            model.replay().leave();
        } else {
            model.replay().open();
        }
    }

    void runAttack() {
        show(Tool.ATTACK);
        model.attack().run();
    }

    /** Opens the preferences; their dialog is made when it is first looked at. */
    void preferences() {
        PreferencesDialog dialog = preferences;
        if (dialog == null) {
            dialog = new PreferencesDialog(stage, model.preferences(), appearance.choiceProperty());
            preferences = dialog;
        }
        dialog.show();
    }

    void close() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    /** Brings the window in which models are trained to the front; it is made when it is first looked at. */
    public void train() {
        TrainingWindow window = training;
        if (window == null) {
            window = new TrainingWindow(model.training(), stage, Parts.em(this));
            training = window;
        }
        window.open();
    }

    void explain() {
        explanation.showMethod();
    }

    void showShortcuts(List<Menu> among) {
        explanation.showShortcuts(among);
    }

    void about() {
        explanation.showAbout();
    }

    /** Opens the first of some files: a folder as a model, anything else as a picture. */
    public boolean take(List<File> given) {
        return intake.take(given);
    }
}
