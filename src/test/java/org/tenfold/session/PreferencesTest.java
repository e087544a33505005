package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.junit.jupiter.api.Test;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;

final class PreferencesTest {
    private static final double USUAL_WIDTH = 0.085;

    private final Settings settings = Settings.inMemory();
    private final DoubleProperty width = new SimpleDoubleProperty(USUAL_WIDTH);

    @Test
    void everyChangeIsThereAtTheNextStart() {
        Preferences first = new Preferences(settings, width);
        first.textSizeProperty().set(1.2);
        first.brushWidthProperty().set(0.1);
        first.presetProperty().set(Preset.PAPER);
        first.threadsProperty().set(1);
        first.languageProperty().set("de");
        Preferences next = new Preferences(settings, new SimpleDoubleProperty(USUAL_WIDTH));
        assertThat(next.textSizeProperty().get()).isEqualTo(1.2);
        assertThat(next.brushWidthProperty().get()).isEqualTo(0.1);
        assertThat(next.presetProperty().get()).isEqualTo(Preset.PAPER);
        assertThat(next.threadsProperty().get()).isEqualTo(1);
        assertThat(next.languageProperty().get()).isEqualTo("de");
        next.reset();
        assertThat(next.brushWidthProperty().get()).isEqualTo(USUAL_WIDTH);
        Preferences last = new Preferences(settings, new SimpleDoubleProperty(USUAL_WIDTH));
        assertThat(last.textSizeProperty().get()).isEqualTo(1);
        assertThat(last.presetProperty().get()).isEqualTo(Preset.FAST);
        assertThat(last.threadsProperty().get()).isEqualTo(Preferences.mostThreads());
        assertThat(last.languageProperty().get()).isEqualTo(Preferences.SYSTEM_LANGUAGE);
    }

    @Test
    void whatNobodyCanHaveChosenIsPassedOver() {
        settings.put("textSize", "huge");
        settings.put("brushWidth", "7");
        settings.put("preset", "quick");
        settings.put("threads", "-3");
        Preferences preferences = new Preferences(settings, width);
        assertThat(preferences.textSizeProperty().get()).isEqualTo(1);
        assertThat(preferences.brushWidthProperty().get()).isEqualTo(DrawingModel.WIDEST);
        assertThat(preferences.presetProperty().get()).isEqualTo(Preset.FAST);
        assertThat(preferences.threadsProperty().get()).isEqualTo(1);
    }

    @Test
    void theLanguageIsTheChosenOneOrTheSystemsOrEnglish() {
        assertThat(Preferences.language(settings, Locale.GERMANY)).isEqualTo(Locale.GERMAN);
        assertThat(Preferences.language(settings, Locale.TAIWAN)).isEqualTo(Locale.CHINESE);
        assertThat(Preferences.language(settings, Locale.FRANCE)).isEqualTo(Locale.ENGLISH);
        settings.put("language", "zh");
        assertThat(Preferences.language(settings, Locale.GERMANY)).isEqualTo(Locale.CHINESE);
    }

    @Test
    void theSearchIsAsPreferred() {
        AbsClassifier read = Digits.small(Preset.FAST);
        Preferences preferences = new Preferences(settings, width);
        assertThat(preferences.applied(read)).isSameAs(read);
        preferences.presetProperty().set(Preset.SAMPLES);
        preferences.threadsProperty().set(1);
        AbsClassifier searching = preferences.applied(read);
        assertThat(searching.settings().preset()).isEqualTo(Preset.SAMPLES);
        assertThat(searching.settings().samples()).isEqualTo(read.samples().size());
        assertThat(searching.workers().threads()).isEqualTo(1);
    }
}
