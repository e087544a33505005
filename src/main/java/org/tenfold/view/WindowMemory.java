package org.tenfold.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.property.Property;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.tenfold.session.Settings;

/** Remembers how the window was left: where it was, and what was chosen in it. */
final class WindowMemory {
    private static final String PLACE = "window";

    /** When nothing has moved for so long, the window has arrived: it says that it is maximised after its new bounds. */
    private static final Duration ARRIVED = Duration.millis(400);

    private final Settings settings;

    WindowMemory(Settings settings) {
        this.settings = settings;
    }

    /** Takes the choice that is remembered, and remembers every change. */
    <E extends Enum<E>> void keep(String key, Property<E> choice, Class<E> choices) {
        settings.get(key).flatMap(name -> named(name, choices)).ifPresent(choice::setValue);
        choice.addListener((source, before, now) -> put(key, now));
    }

    /** The choice that is remembered under a key. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> choices) {
        return settings.get(key).flatMap(name -> named(name, choices));
    }

    /** Remembers a choice. */
    void put(String key, Enum<?> choice) {
        settings.put(key, name(choice));
    }

    private static <E extends Enum<E>> Optional<E> named(String name, Class<E> choices) {
        for (E choice : choices.getEnumConstants()) {
            if (name(choice).equals(name)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Puts a stage that is not shown yet where it was, and remembers where it goes.
     *
     * @param screens what is free on each connected screen
     */
    void keepPlace(Stage stage, List<Rectangle2D> screens) {
        Optional<WindowPlace> before = settings.get(PLACE).flatMap(WindowPlace::read);
        Optional<Rectangle2D> free = before.flatMap(place -> place.on(screens));
        free.ifPresent(bounds -> {
            stage.setX(bounds.getMinX());
            stage.setY(bounds.getMinY());
            stage.setWidth(bounds.getWidth());
            stage.setHeight(bounds.getHeight());
        });
        before.ifPresent(place -> stage.setMaximized(place.maximised()));
        PauseTransition arrival = new PauseTransition(ARRIVED);
        arrival.setOnFinished(event -> putPlace(stage));
        InvalidationListener moved = source -> arrival.playFromStart();
        stage.xProperty().addListener(moved);
        stage.yProperty().addListener(moved);
        stage.widthProperty().addListener(moved);
        stage.heightProperty().addListener(moved);
        stage.maximizedProperty().addListener(moved);
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, event -> {
            arrival.stop();
            putPlace(stage);
        });
    }

    private void putPlace(Stage stage) {
        if (stage.isIconified() || stage.isFullScreen() || Double.isNaN(stage.getX())) {
            return;
        }
        Rectangle2D now = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        // The bounds that a maximised window goes back to are those it had before.
        Rectangle2D bounds = stage.isMaximized()
                ? settings.get(PLACE)
                        .flatMap(WindowPlace::read)
                        .map(WindowPlace::bounds)
                        .orElse(now)
                : now;
        settings.put(PLACE, new WindowPlace(bounds, stage.isMaximized()).written());
    }
}
