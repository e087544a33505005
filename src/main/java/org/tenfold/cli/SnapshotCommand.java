package org.tenfold.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Renders the real window into a picture, with or without a display. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = "Render the real window into a PNG, SVG or GIF file; no display is needed.",
        sortOptions = false)
final class SnapshotCommand implements Callable<Integer> {
    private final Screen screen;

    @Spec
    private CommandSpec spec;

    @Option(names = "--image", paramLabel = "FILE", description = "A picture or 28x28 .npy array to analyse.")
    private @Nullable Path image;

    @Option(
            names = "--tab",
            paramLabel = "TAB",
            defaultValue = "latents",
            description = "The tab in front: latents (default), attack, paint, compare, noise or quiz.")
    private SnapshotRequest.Tab tab;

    @Option(
            names = "--lesson",
            paramLabel = "N",
            converter = WholeNumber.Positive.class,
            description = "The lesson on the stage, counted from 1.")
    private @Nullable Integer lesson;

    @Option(
            names = "--tiles",
            paramLabel = "MODE",
            defaultValue = "reconstruction",
            description = "What the ten tiles show: reconstruction (default), residual or evidence.")
    private SnapshotRequest.Tiles tiles;

    @Option(
            names = "--replay",
            paramLabel = "STEP",
            converter = WholeNumber.Positive.class,
            description = "Show a step of the search, counted from 1; the last one there is for a larger number.")
    private @Nullable Integer replay;

    @Option(names = "--map", description = "Show the map of two latents in place of the sliders.")
    private boolean map;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            defaultValue = "light",
            description = "The look: light (default) or dark.")
    private SnapshotRequest.Theme theme;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x800",
            converter = SizeConverter.class,
            description = "Width and height in pixels; ${DEFAULT-VALUE} if not given.")
    private Size size;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            converter = LanguageConverter.class,
            description = "The window's language: en (default), de, zh, or en-XA for texts 40 %% longer.")
    private Locale language;

    @Option(
            names = "--out",
            paramLabel = "FILE.png",
            required = true,
            description =
                    "The file to write; one that ends in .svg becomes SVG, and one that ends in .gif a moving picture"
                            + " of the window while a digit is drawn in it, stroke by stroke.")
    private Path out;

    SnapshotCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        boolean moving = out.toString().toLowerCase(Locale.ROOT).endsWith(".gif");
        if (moving && (image != null || lesson != null || replay != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "found --image, --lesson or --replay with a moving picture, in which a digit is drawn; expected none"
                            + " of them");
        }
        screen.snapshot(new SnapshotRequest(
                image, tab, lesson, tiles, replay, map, theme, size.width(), size.height(), language, out));
        return Terminal.WORKED;
    }

    /** Reads a language tag such as {@code de}. */
    static final class LanguageConverter implements ITypeConverter<Locale> {
        @Override
        public Locale convert(String value) {
            Locale language = Locale.forLanguageTag(value);
            if (language.getLanguage().isEmpty()) {
                throw new TypeConversionException("found '" + value + "', expected a language tag such as de");
            }
            return language;
        }
    }

    record Size(int width, int height) {}

    /** Reads {@code 1280x800}. */
    static final class SizeConverter implements ITypeConverter<Size> {
        private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

        @Override
        public Size convert(String value) {
            Matcher matcher = SIZE.matcher(value);
            if (!matcher.matches()) {
                throw new TypeConversionException("found '" + value + "', expected WxH such as 1280x800");
            }
            return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
    }
}
