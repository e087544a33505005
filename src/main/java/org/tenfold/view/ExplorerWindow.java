package org.tenfold.view;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.image.LabelledImages;
import org.tenfold.keeping.SessionFile;
import org.tenfold.session.Course;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.HintModel;
import org.tenfold.session.Labels;
import org.tenfold.session.Notice;
import org.tenfold.session.Texts;
import org.tenfold.view.attack.AttackPane;
import org.tenfold.view.compare.ComparePane;
import org.tenfold.view.compare.SideBySidePane;
import org.tenfold.view.drawing.DrawPane;
import org.tenfold.view.export.Exporter;
import org.tenfold.view.export.PictureMenu;
import org.tenfold.view.hints.HintsView;
import org.tenfold.view.latents.LatentsPane;
import org.tenfold.view.lessons.LessonsView;
import org.tenfold.view.paint.PaintPane;
import org.tenfold.view.parts.Pages;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.preferences.PreferencesDialog;
import org.tenfold.view.quiz.QuizPane;
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
    private static final String BY_HAND = "byHand";
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
    private final TabPane tools = new TabPane();
    private final LatentsPane latentsPane;
    private final Tab latents;
    private final Pages attacks = new Pages();
    private final Tab attack;
    private final Tab compare;
    private final StackPane desk = new StackPane();
    private @Nullable SideBySidePane sideBySide;
    private @Nullable TrainingWindow training;
    private final MenuStrip menus;
    private @Nullable QuizPane quiz;
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
        exporter = new Exporter(model, this, this::chooseTarget);
        draw = new DrawPane(model, this::chooseFile, this::paste);
        explanations = new ExplanationsPane(model);
        latentsPane = new LatentsPane(model);
        latents = tab(Texts.of("Latents"), BootstrapIcons.SLIDERS, scrolling(latentsPane));
        attacks.add(
                        "byAlgorithm",
                        Texts.of("By algorithm"),
                        Texts.of("Let a search find the smallest change"),
                        () -> new AttackPane(model, this::showSideBySide))
                .add(BY_HAND, Texts.of("By hand"), Texts.of("Paint the change yourself"), () -> new PaintPane(model));
        attack = tab(Texts.of("Attack"), BootstrapIcons.BULLSEYE, attacks);
        compare = tab(Texts.of("Compare"), BootstrapIcons.COLUMNS_GAP, new StackPane());
        menus = new MenuStrip(model, this);
        // When they are first looked at: the window is there sooner without them.
        attack.selectedProperty().addListener((source, before, now) -> attacks.open());
        compare.selectedProperty().addListener((source, before, now) -> openComparison());
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("explorer");
        getStylesheets().add(styles());
        tools.setId("tools");
        tools.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tools.getTabs().addAll(latents, attack, compare);
        StackPane toolCard = Parts.styled(new StackPane(tools), "card", "tools-card");
        RulerPane ruler = new RulerPane(model);
        Workbench workbench = new Workbench(draw, explanations, ruler, toolCard);
        desk.getChildren().add(workbench);
        BorderPane frame = new BorderPane(
                new LessonsView(model.lessons(), new WindowTheatre(this, draw, explanations, ruler, toolCard), desk));
        frame.setTop(menus);
        HintsView hints = new HintsView(
                model,
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

    private void openComparison() {
        if (!(compare.getContent() instanceof ComparePane)) {
            ComparePane comparison = new ComparePane(model, this::showSideBySide);
            comparison.watchWhile(compare.selectedProperty());
            compare.setContent(comparison);
        }
    }

    /** Where a lesson leaves little height, what is below can be reached. */
    private static ScrollPane scrolling(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("tool-scroll");
        return scroll;
    }

    private static Tab tab(String title, Ikon icon, Node content) {
        Tab tab = new Tab(title, content);
        tab.setGraphic(new FontIcon(icon));
        return tab;
    }

    private void init() {
        addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            boolean taken = take(event.getDragboard());
            event.setDropCompleted(taken);
            event.consume();
        });
        PictureMenu.listen(this, exporter);
        ReplayKeys.listen(this, model.replay());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        stage.setOnCloseRequest(event -> {
            if (training != null) {
                training.explorerCloses(event);
            }
        });
        model.paint()
                .activeProperty()
                .bind(attack.selectedProperty().and(attacks.shownProperty().isEqualTo(BY_HAND)));
        memory.keep("theme", appearance.choiceProperty(), Appearance.Choice.class);
        memory.keep("tiles", explanations.modeProperty(), TileMode.class);
        memory.choice(TOOL, Tool.class).ifPresent(this::show);
        tools.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> memory.put(TOOL, tool()));
        attacks.shownProperty().addListener((source, before, now) -> memory.put(TOOL, tool()));
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
        boolean sheet = (sideBySide != null && sideBySide.isVisible()) || (quiz != null && quiz.isVisible());
        boolean busy = model.attack().stateProperty().get().isUnderWay()
                || model.fooling().stateProperty().get().isUnderWay();
        if (!sheet && !busy && !explanation.isVisible()) {
            model.lessons().end();
        }
        explanation.hide();
        model.attack().cancel();
        model.fooling().cancel();
        if (sideBySide != null) {
            sideBySide.escape();
        }
        if (quiz != null) {
            quiz.close();
        }
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
        tools.getSelectionModel().select(tab(tool));
        if (tool == Tool.ATTACK || tool == Tool.PAINT) {
            attacks.show(tool == Tool.PAINT ? BY_HAND : "byAlgorithm");
        } else if (compare.getContent() instanceof ComparePane comparison && tool != Tool.LATENTS) {
            comparison.showFooling(tool == Tool.NOISE);
        }
    }

    /** The tool in front. */
    Tool tool() {
        if (attack.isSelected()) {
            return attacks.shownProperty().get().equals(BY_HAND) ? Tool.PAINT : Tool.ATTACK;
        }
        boolean fooling = compare.getContent() instanceof ComparePane comparison && comparison.isFoolingShown();
        return latents.isSelected() ? Tool.LATENTS : fooling ? Tool.NOISE : Tool.COMPARE;
    }

    /** Whether the map of two latents is in place of the sliders. */
    BooleanProperty mapProperty() {
        return latentsPane.mapShownProperty();
    }

    /** Puts away what lies over the workbench. */
    void closeSheets() {
        explanation.hide();
        if (sideBySide != null) {
            sideBySide.close();
        }
        if (quiz != null) {
            quiz.close();
        }
    }

    private Tab tab(Tool tool) {
        return switch (tool) {
            case LATENTS -> latents;
            case ATTACK, PAINT -> attack;
            case COMPARE, NOISE, QUIZ -> compare;
        };
    }

    /** Brings the attack on all contenders to the front. */
    public void showSideBySide() {
        SideBySidePane sheet = sideBySide;
        if (sheet == null) {
            sheet = new SideBySidePane(model);
            sideBySide = sheet;
            layOver(sheet);
        }
        if (quiz != null) {
            quiz.close();
        }
        sheet.open();
    }

    /** Brings the game of guessing originals to the front. */
    public void showQuiz() {
        QuizPane sheet = quiz;
        if (sheet == null) {
            sheet = new QuizPane(model.quiz(), this::save, draw::focusCanvas);
            quiz = sheet;
            layOver(sheet);
        }
        if (sideBySide != null) {
            sideBySide.close();
        }
        sheet.open();
    }

    /** A sheet lies over the workbench; menus and the line at the bottom stay. */
    private void layOver(Node sheet) {
        List<Node> layers = desk.getChildren();
        Node workbench = layers.get(0);
        layers.add(sheet);
        sheet.visibleProperty()
                .addListener((source, before, now) ->
                        workbench.setVisible(layers.stream().skip(1).noneMatch(Node::isVisible)));
    }

    private void save(String title, String name, Consumer<Path> writer) {
        Path file = chooseTarget(title, name);
        if (file != null) {
            writer.accept(file);
        }
    }

    /** Brings the map of two latents to the front, or the sliders in place of it. */
    void switchMap() {
        boolean inFront = latents.isSelected() && latentsPane.mapShownProperty().get();
        show(Tool.LATENTS);
        latentsPane.mapShownProperty().set(!inFront);
    }

    /** Tells when another tool may have come to the front. */
    void onTool(Runnable told) {
        tools.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> told.run());
        attacks.shownProperty().addListener((source, before, now) -> told.run());
    }

    /** Saves the session; under a name that is asked for if it has none. */
    void save() {
        if (model.keeping().fileProperty().get() == null) {
            saveAs();
        } else {
            model.keeping().save();
        }
    }

    void saveAs() {
        Path present = model.keeping().fileProperty().get();
        String name = present == null
                ? Texts.of("Drawing") + SessionFile.ENDING
                : present.getFileName().toString();
        Path target = chooseTarget(Texts.of("Save the session"), name);
        if (target != null) {
            model.keeping().saveAs(target);
        }
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

    void preferences() {
        if (preferences == null || !preferences.isShowing()) {
            preferences = new PreferencesDialog(stage, model.preferences(), appearance.choiceProperty());
            preferences.show();
        }
    }

    void close() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    /** Brings the window in which models are trained to the front; it is made when it is first looked at. */
    public void train() {
        TrainingWindow window = training;
        if (window == null) {
            window = new TrainingWindow(model.training(), stage, appearance, Parts.em(this));
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

    void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("Open a picture or a session"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Texts.of("Pictures and sessions"),
                                "*" + SessionFile.ENDING,
                                "*.png",
                                "*.jpg",
                                "*.jpeg",
                                "*.bmp",
                                "*.PNG",
                                "*.JPG",
                                "*.JPEG",
                                "*.BMP"),
                        new FileChooser.ExtensionFilter(Texts.of("Sessions"), "*" + SessionFile.ENDING),
                        new FileChooser.ExtensionFilter(Texts.of("NumPy arrays"), "*.npy"),
                        new FileChooser.ExtensionFilter(Texts.of("Lessons"), "*.txt", "*.TXT"),
                        new FileChooser.ExtensionFilter(Texts.of("All files"), "*"));
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            model.open(file.toPath());
        }
    }

    void chooseModel() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("Open the folder of a model"));
        File folder = chooser.showDialog(stage);
        if (folder != null) {
            model.shelf().open(folder.toPath());
        }
    }

    /** Lets the person choose a file to be written; it ends as the proposed name does. */
    @Nullable
    Path chooseTarget(String title, String name) {
        String ending = name.substring(name.lastIndexOf('.'));
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*" + ending, "*" + ending));
        File file = chooser.showSaveDialog(stage);
        if (file == null) {
            return null;
        }
        boolean ends = file.getName().endsWith(ending);
        return ends ? file.toPath() : file.toPath().resolveSibling(file.getName() + ending);
    }

    void paste() {
        if (!take(Clipboard.getSystemClipboard())) {
            model.report(new Notice(
                    Notice.Kind.INFORMATION,
                    Texts.of("The clipboard holds no picture; copy one, or a picture file, first.")));
        }
    }

    /** Takes a file or a picture; both a dragboard and the system's clipboard are clipboards. */
    private boolean take(Clipboard clipboard) {
        if (clipboard.hasFiles() && take(clipboard.getFiles())) {
            return true;
        }
        Image image = clipboard.hasImage() ? clipboard.getImage() : null;
        if (image == null) {
            return false;
        }
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        model.paste(argb, width, height);
        return true;
    }

    /** Opens the first of some files: a folder as a model, anything else as a picture. */
    public boolean take(List<File> files) {
        if (!files.isEmpty()) {
            Path first = files.get(0).toPath();
            if (Files.isDirectory(first) && !Course.isCourse(first)) {
                model.shelf().open(first);
            } else {
                model.open(first);
            }
        }
        return !files.isEmpty();
    }
}
