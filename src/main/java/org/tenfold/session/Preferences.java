package org.tenfold.session;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Preset;
import org.tenfold.inference.Workers;

/**
 * What the person at the window likes: each is a property that may be set at any time, works at once and is remembered.
 * Only the language waits for the next start.
 *
 * <p>Thread rule: everything here belongs to the screen's thread.
 */
public final class Preferences {
    /** The smallest text, as a share of the usual one. */
    public static final double SMALLEST_TEXT = 0.8;

    /** The largest text. */
    public static final double LARGEST_TEXT = 1.6;

    /** The language when it is the system's. */
    public static final String SYSTEM_LANGUAGE = "";

    private static final String LANGUAGE = "language";
    private static final String TEXT_SIZE = "textSize";
    private static final String BRUSH_WIDTH = "brushWidth";
    private static final String PRESET = "preset";
    private static final String THREADS = "threads";

    private final Settings settings;
    private final DoubleProperty textSize = new SimpleDoubleProperty(this, TEXT_SIZE, 1);
    private final DoubleProperty brushWidth;
    private final double usualBrushWidth;
    private final ObjectProperty<Preset> preset =
            new SimpleObjectProperty<>(this, PRESET, AbsSettings.DEFAULT.preset());
    private final IntegerProperty threads = new SimpleIntegerProperty(this, THREADS, mostThreads());
    private final StringProperty language = new SimpleStringProperty(this, LANGUAGE, SYSTEM_LANGUAGE);

    /** Takes what is remembered, and remembers every change. */
    Preferences(Settings settings, DoubleProperty brushWidth) {
        this.settings = settings;
        this.brushWidth = brushWidth;
        usualBrushWidth = brushWidth.get();
        remember(textSize, TEXT_SIZE, SMALLEST_TEXT, LARGEST_TEXT);
        remember(brushWidth, BRUSH_WIDTH, DrawingModel.THINNEST, DrawingModel.WIDEST);
        settings.get(PRESET).flatMap(Preferences::preset).ifPresent(preset::set);
        preset.addListener((source, before, now) -> settings.put(PRESET, name(now)));
        number(THREADS).ifPresent(given -> threads.set((int) Math.clamp(given, 1, mostThreads())));
        threads.addListener((source, before, now) ->
                settings.put(THREADS, now.intValue() == mostThreads() ? null : Integer.toString(now.intValue())));
        settings.get(LANGUAGE).ifPresent(language::set);
        language.addListener((source, before, now) -> settings.put(LANGUAGE, now.equals(SYSTEM_LANGUAGE) ? null : now));
    }

    private void remember(DoubleProperty property, String key, double least, double most) {
        number(key).ifPresent(given -> property.set(Math.clamp(given, least, most)));
        property.addListener((source, before, now) -> settings.put(key, String.valueOf(now)));
    }

    /** A number from the file; none where somebody wrote something else there. */
    private Optional<Double> number(String key) {
        try {
            return settings.get(key).map(Double::valueOf).filter(Double::isFinite);
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    private static Optional<Preset> preset(String name) {
        for (Preset preset : Preset.values()) {
            if (name(preset).equals(name)) {
                return Optional.of(preset);
            }
        }
        return Optional.empty();
    }

    private static String name(Preset preset) {
        return preset.name().toLowerCase(Locale.ROOT);
    }

    // Properties

    /** The size of all text, as a share of the usual one. */
    public DoubleProperty textSizeProperty() {
        return textSize;
    }

    /** The width of the brush, as a fraction of the canvas. */
    public DoubleProperty brushWidthProperty() {
        return brushWidth;
    }

    /** How drawings are explained; attacks always search the fast way. */
    public ObjectProperty<Preset> presetProperty() {
        return preset;
    }

    /** How many threads explain a drawing. */
    public IntegerProperty threadsProperty() {
        return threads;
    }

    /** The tag of the language from the next start on, or {@link #SYSTEM_LANGUAGE}. */
    public StringProperty languageProperty() {
        return language;
    }

    /** One thread for each processor. */
    public static int mostThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The language to speak: the chosen one, otherwise the system's if there are texts in it, otherwise English. */
    public static Locale language(Settings settings, Locale system) {
        String chosen = settings.get(LANGUAGE).orElse(SYSTEM_LANGUAGE);
        String wanted = chosen.equals(SYSTEM_LANGUAGE) ? system.getLanguage() : chosen;
        return Texts.LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wanted))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    // Commands

    /** Puts everything back to how it is at the first start. */
    public void reset() {
        textSize.set(1);
        brushWidth.set(usualBrushWidth);
        preset.set(AbsSettings.DEFAULT.preset());
        threads.set(mostThreads());
        language.set(SYSTEM_LANGUAGE);
    }

    /** A classifier of the same models that searches as it is preferred. */
    AbsClassifier applied(AbsClassifier read) {
        AbsClassifier searching = read;
        if (preset.get() != read.settings().preset()) {
            AbsSettings usual = AbsSettings.of(preset.get());
            int samples = Math.min(usual.samples(), read.samples().size());
            searching = read.with(new AbsSettings(
                    usual.preset(), samples, usual.steps(), read.settings().binary()));
        }
        return threads.get() == read.workers().threads()
                ? searching
                : searching.with(Workers.of(ForkJoinPool.commonPool(), threads.get()));
    }
}
