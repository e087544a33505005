package org.tenfold.view.replay;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.inference.SearchTrace;
import org.tenfold.inference.SearchTrace.Phase;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.ReplayModel;
import org.tenfold.session.ReplayModel.Speed;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.FrameClock;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.Sliders;

/** What happens at the step that the tiles show, the scores on the way, and the means to go to another step. */
public final class ReplayPane extends VBox {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

    private final ReplayModel model;
    private final ReplayChart chart;
    private final FrameClock clock;
    private final Label place = Parts.label("", "score-line");
    private final Label sentence = Parts.label("", "replay-sentence");
    private final FlowPane phases = Parts.styled(new FlowPane(), "replay-phases");
    private final Map<Phase, Button> names = new EnumMap<>(Phase.class);
    private final Slider scrubber = Sliders.slider(0, 1, 0);
    private final Button back = button(
            "replayBack",
            BootstrapIcons.SKIP_START_FILL,
            Texts.of("One step back"),
            Keys.with(Texts.of("Pause and go one step back"), Keys.STEP_BACK));
    private final Button play = button(
            "replayPlay",
            BootstrapIcons.PAUSE_FILL,
            Texts.of("Play or pause"),
            Keys.with(Texts.of("Play or pause"), Keys.PLAY));
    private final Button forward = button(
            "replayForward",
            BootstrapIcons.SKIP_END_FILL,
            Texts.of("One step forward"),
            Keys.with(Texts.of("Pause and go one step forward"), Keys.STEP_FORWARD));

    /** Whether the scrubber is being set by the model, not by a person. */
    private boolean showing;

    public ReplayPane(ExplorerModel explorer) {
        this.model = explorer.replay();
        this.chart = new ReplayChart(explorer);
        this.clock = new FrameClock(model.playingProperty(), model::advance);
        createView();
        init();
    }

    private static Button button(String id, Ikon icon, String what, String hint) {
        Button button = Parts.iconButton(icon, what, hint);
        button.setId(id);
        button.getStyleClass().add(ReplayKeys.BUTTON);
        return button;
    }

    private void createView() {
        setId("replayPane");
        getStyleClass().add("replay-pane");
        getStylesheets().add(String.valueOf(ReplayPane.class.getResource("replay.css")));
        sentence.setWrapText(true);
        sentence.setId("replaySentence");
        VBox.setVgrow(chart, Priority.ALWAYS);
        scrubber.setId("replayScrubber");
        scrubber.setBlockIncrement(1);
        scrubber.setAccessibleText(Texts.of("Step of the search"));
        Parts.tooltip(scrubber, Texts.of("Drag to any step of the search"));
        HBox controls = Parts.styled(new HBox(back, play, forward, Parts.gap(), speeds()), "replay-controls");
        controls.setAlignment(Pos.CENTER_LEFT);
        FlowPane legend = Parts.styled(
                new FlowPane(
                        Parts.legend("swatch-best-line", Texts.of("the best")),
                        Parts.legend("swatch-pointed-line", Texts.of("the one you point at or pick")),
                        Parts.legend("swatch-other-line", Texts.of("the others"))),
                "curve-legend");
        Label remark = Parts.label(
                Texts.of(
                        "For this the drawing was explained once more from nothing; while you draw, a search also starts"
                                + " from the answer before."),
                "caption");
        remark.setWrapText(true);
        getChildren()
                .addAll(
                        place,
                        sentence,
                        phases,
                        scrubber,
                        controls,
                        Parts.label(Texts.of("Score, lower is better"), "overline"),
                        chart,
                        legend,
                        remark);
    }

    private SegmentedButton speeds() {
        SegmentedButton speeds = new SegmentedButton();
        speeds.getStyleClass().addAll("segments", "small-segments");
        ToggleGroup group = new ToggleGroup();
        speeds.setToggleGroup(group);
        for (Speed speed : Speed.values()) {
            String name = speed == Speed.FULL ? "1\u00d7" : "1/" + speed.slower();
            ToggleButton toggle = new ToggleButton(name);
            toggle.setId("replaySpeed" + speed.slower());
            toggle.getStyleClass().add(ReplayKeys.BUTTON);
            Parts.explain(
                    toggle,
                    speed == Speed.FULL ? Texts.of("Full speed") : Texts.of("{0} times slower", speed.slower()),
                    speed == Speed.FULL ? Texts.of("Full speed") : Texts.of("{0} times slower", speed.slower()));
            toggle.setMinWidth(USE_PREF_SIZE);
            toggle.setSelected(model.speedProperty().get() == speed);
            toggle.setOnAction(event -> {
                toggle.setSelected(true);
                model.speedProperty().set(speed);
            });
            group.getToggles().add(toggle);
            speeds.getButtons().add(toggle);
        }
        return speeds;
    }

    private void init() {
        back.setOnAction(event -> model.back());
        play.setOnAction(event -> model.playOrPause());
        forward.setOnAction(event -> model.forward());
        scrubber.valueProperty().addListener((source, before, now) -> {
            if (!showing) {
                model.look((int) Math.round(now.doubleValue()));
            }
        });
        model.traceProperty().addListener((source, before, now) -> begin(now));
        model.stepProperty().addListener((source, before, now) -> show());
        model.playingProperty()
                .addListener((source, before, now) ->
                        play.setGraphic(new FontIcon(now ? BootstrapIcons.PAUSE_FILL : BootstrapIcons.PLAY_FILL)));
        clock.watch();
        begin(model.traceProperty().get());
    }

    private void begin(@Nullable SearchTrace trace) {
        if (trace == null) {
            return;
        }
        names.clear();
        for (SearchTrace.Span span : trace.spans()) {
            Button name = new Button(ReplayWords.name(span.phase()));
            name.setId("phase-" + span.phase().name().toLowerCase(Locale.ROOT));
            name.getStyleClass().addAll("replay-phase", ReplayKeys.BUTTON);
            Parts.tooltip(name, ReplayWords.meaning(span.phase()));
            name.setOnAction(event -> model.look(span.first()));
            names.put(span.phase(), name);
        }
        phases.getChildren().setAll(names.values());
        chart.show(trace);
        showing = true;
        scrubber.setMax(trace.steps().size() - 1);
        showing = false;
        show();
    }

    private void show() {
        SearchTrace trace = model.traceProperty().get();
        if (trace == null) {
            return;
        }
        int step = model.stepProperty().get();
        place.setText(ReplayWords.place(step, trace.steps().size()));
        sentence.setText(ReplayWords.sentence(trace, step));
        Phase phase = trace.steps().get(step).phase();
        names.forEach((each, name) -> name.pseudoClassStateChanged(NOW, each == phase));
        showing = true;
        scrubber.setValue(step);
        showing = false;
        back.setDisable(step == 0);
        forward.setDisable(step == trace.steps().size() - 1);
    }
}
