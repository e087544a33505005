package org.tenfold.view.compare;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Contender;
import org.tenfold.attack.FoolingPicture;
import org.tenfold.image.Image;
import org.tenfold.model.Prediction;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.FoolingModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Blanks;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.InWords;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.Words;
import org.tenfold.view.parts.WrappingRow;

/** Turn noise into a picture that a contender is sure of, and watch: does it become a digit? */
final class FoolingPane extends StackPane {
    private static final int PREFERRED_SCALE = 6;
    private static final int SMALLEST_SCALE = 3;

    private final ExplorerModel explorer;
    private final FoolingModel model;
    private final ComboBox<Contender> contender = new ComboBox<>();
    private final ComboBox<Integer> target = new ComboBox<>();
    private final TextField seed = new TextField();
    private final Button run = new Button(Texts.of("Run"), new FontIcon(BootstrapIcons.PLAY_FILL));
    private final Button cancel = new Button(Texts.of("Cancel"));
    private final PixelView picture = new PixelView(PREFERRED_SCALE);
    private final ProbabilityStrip strip;
    private final ProbabilityCurve curve = new ProbabilityCurve();
    private final Label message = Parts.label("", "fooling-message");
    private final Button draw = new Button(Texts.of("Draw this"), new FontIcon(BootstrapIcons.BRUSH));

    FoolingPane(ExplorerModel explorer) {
        this.explorer = explorer;
        this.model = explorer.fooling();
        this.strip = new ProbabilityStrip(explorer.labelsProperty());
        createView();
        init();
    }

    private void createView() {
        contender.setId("foolContender");
        contender.setAccessibleText(Texts.of("Who is to be fooled"));
        contender.setConverter(new InWords<>(Wording::name));
        Parts.tooltip(contender, Texts.of("Who is to be fooled"));
        target.setId("foolTarget");
        target.setAccessibleText(Texts.of("What the noise is to be taken for"));
        Parts.tooltip(target, Texts.of("What the noise is to be taken for"));
        TextFlow sentence = Parts.styled(new TextFlow(), "sentence");
        sentence.getChildren()
                .addAll(Blanks.fill(Texts.of("Turn noise into a picture that {0} takes for {1}"), contender, target));
        contender.maxWidthProperty().bind(sentence.widthProperty());
        Label seedName = Parts.label(Texts.of("Seed"), "caption");
        seedName.setMinWidth(USE_PREF_SIZE);
        seed.setId("foolSeed");
        seed.getStyleClass().add("seed");
        seed.setAccessibleText(Texts.of("Seed of the noise"));
        Parts.tooltip(seed, Texts.of("A whole number; each gives another noise, the same one always the same"));
        run.setId("runFooling");
        run.getStyleClass().add("accent");
        run.setMinWidth(USE_PREF_SIZE);
        Parts.tooltip(run, Texts.of("Begin from noise"));
        cancel.setId("cancelFooling");
        cancel.setMinWidth(USE_PREF_SIZE);
        Parts.tooltip(cancel, Texts.of("Stop the search  (Esc)"));
        WrappingRow buttons = new WrappingRow(List.of(run, cancel), List.of(seedName, seed));
        picture.setId("foolPicture");
        picture.setAccessibleText(Texts.of("The picture on its way from noise"));
        picture.setMinHeight(SMALLEST_SCALE * (double) Image.SIDE);
        VBox.setVgrow(picture, Priority.ALWAYS);
        message.setId("foolMessage");
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        draw.setId("drawFooling");
        draw.setMinWidth(USE_PREF_SIZE);
        Parts.tooltip(draw, Texts.of("Send this picture to the canvas"));
        VBox body = Parts.styled(
                new VBox(sentence, buttons, picture, strip, curve, message, new HBox(Parts.gap(), draw)), "tool-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("tool-scroll");
        getChildren().add(scroll);
    }

    private void init() {
        explorer.labelsProperty().addListener((source, before, now) -> offer());
        explorer.contenders().offeredProperty().addListener((source, before, now) -> offer());
        offer();
        contender.valueProperty().bindBidirectional(model.contenderProperty());
        target.valueProperty().bindBidirectional(model.targetProperty());
        seed.textProperty().bindBidirectional(model.seedProperty());
        seed.setOnAction(event -> model.run());
        run.setOnAction(event -> model.run());
        cancel.setOnAction(event -> model.cancel());
        draw.setOnAction(event -> model.draw());
        picture.follow(explorer.hoveredPixelProperty());
        model.stateProperty().addListener((source, before, now) -> show());
        model.wayProperty().addListener((source, before, now) -> show());
        model.resultProperty().addListener((source, before, now) -> show());
        model.contenderProperty().addListener((source, before, now) -> show());
        model.targetProperty().addListener((source, before, now) -> show());
        explorer.contenders().activityProperty().addListener((source, before, now) -> show());
        show();
    }

    /** Another model may have other classes and other rivals; what is chosen among them stays. */
    private void offer() {
        keep(contender, explorer.contenders().offeredProperty().get());
        List<Integer> classes =
                IntStream.range(0, explorer.labels().size()).boxed().toList();
        target.setConverter(new InWords<>(explorer.labels()::named));
        keep(target, classes);
    }

    /** What stays is not taken out in between: it would not be chosen any more. */
    private static <T> void keep(ComboBox<T> box, List<T> offered) {
        box.getItems().removeIf(each -> !offered.contains(each));
        for (int i = 0; i < offered.size(); i++) {
            if (!box.getItems().contains(offered.get(i))) {
                box.getItems().add(i, offered.get(i));
            }
        }
    }

    private String called(int classIndex) {
        return explorer.labels().named(classIndex);
    }

    private void show() {
        FoolingModel.State state = model.stateProperty().get();
        boolean busy = state == FoolingModel.State.OPENING || state == FoolingModel.State.RUNNING;
        run.setVisible(!busy);
        run.setManaged(!busy);
        cancel.setVisible(busy);
        cancel.setManaged(busy);
        contender.setDisable(busy);
        target.setDisable(busy);
        seed.setDisable(busy);
        FoolingModel.Way way = model.wayProperty().get();
        FoolingPicture.Result result = model.resultProperty().get();
        draw.setDisable(result == null);
        if (result != null) {
            showPicture(result.image(), result.prediction());
        } else if (way != null) {
            showPicture(way.step().image(), way.step().prediction());
        } else {
            picture.show(null);
            strip.clear();
        }
        curve.show(way == null ? new double[0] : way.probabilities());
        message.setText(message(state, way, result));
    }

    private void showPicture(Image image, Prediction prediction) {
        picture.show(image);
        strip.show(prediction.probabilities(), prediction.label());
    }

    private String message(
            FoolingModel.State state, FoolingModel.@Nullable Way way, FoolingPicture.@Nullable Result result) {
        FoolingModel.Wish wish = model.wishProperty().get();
        if (state == FoolingModel.State.REFUSED) {
            return Wording.brief(model.problemProperty().get());
        }
        if (state == FoolingModel.State.OPENING) {
            String activity = explorer.contenders().activityProperty().get();
            return (activity.isEmpty() ? Texts.of("Opening") : activity) + "\u2026";
        }
        if (wish == null) {
            return Texts.of(
                    "Noise is changed step by step until {0} is at least {1} % sure that it is {2}. Will you see one, too?",
                    Words.contender(model.contenderProperty().get()),
                    Math.round(100 * FoolingPicture.SURE),
                    called(model.targetProperty().get()));
        }
        if (result != null) {
            return result.found() ? reached(wish, result) : missed(wish, result);
        }
        if (state == FoolingModel.State.CANCELLED) {
            return way == null ? Texts.of("Cancelled.") : Texts.of("Cancelled; this was tried last.");
        }
        return way == null
                ? Texts.of("Starting\u2026")
                : Words.sentence(Texts.of(
                        "{0} gives {1} {2}.",
                        Words.contender(wish.contender()),
                        called(wish.target()),
                        Figures.percent(way.step().prediction().probabilities()[wish.target()])));
    }

    private String reached(FoolingModel.Wish wish, FoolingPicture.Result result) {
        return Words.sentence(Texts.of(
                "{0} is {1} sure this is {2}, after {3} questions. Are you?",
                Words.contender(wish.contender()),
                Figures.percent(result.prediction().probabilities()[wish.target()]),
                called(wish.target()),
                result.steps()));
    }

    private String missed(FoolingModel.Wish wish, FoolingPicture.Result result) {
        return Texts.of(
                "Not reached within {0} questions: {1} gives {2} at most {3}.",
                result.steps(),
                Words.contender(wish.contender()),
                called(wish.target()),
                Figures.percent(result.prediction().probabilities()[wish.target()]));
    }
}
