package org.tenfold.session;

import java.nio.file.Path;
import org.tenfold.image.InputFile;
import org.tenfold.image.PictureReader;

/**
 * Pictures from outside on their way to the canvas. Each is read both as it is and centred, because that can be changed
 * later.
 *
 * <p>Thread rule: that of {@link ExplorerModel}.
 */
final class IncomingPictures {
    private final LatestOnly reading;
    private final DrawingModel drawing;
    private final Notices notices;

    /** Puts what was read on this canvas. */
    IncomingPictures(Threads threads, DrawingModel drawing, Notices notices) {
        reading = LatestOnly.of(threads.reading(), threads.screen());
        this.drawing = drawing;
        this.notices = notices;
    }

    /**
     * Puts a picture file on the canvas.
     *
     * @param then is told when it is there
     */
    void open(Path file, Runnable then) {
        place(file.getFileName().toString(), centre -> centre ? InputFile.read(file) : InputFile.fitted(file), then);
    }

    /**
     * Puts a picture on the canvas.
     *
     * @param argb width · height colours, row by row
     */
    void paste(int[] argb, int width, int height) {
        place(Texts.of("Pasted picture"), centre -> PictureReader.of(argb, width, height, centre), () -> {});
    }

    private void place(String caption, Source source, Runnable then) {
        reading.submit(
                (LatestOnly.Work<Placed>) (onStep, cancelled) -> {
                    PictureReader.Picture asIs = source.read(false);
                    PictureReader.Picture centred = source.read(true);
                    onStep.accept(
                            new Placed(new Backdrop(asIs.image(), centred.image(), caption, false), asIs.inverted()));
                },
                placed -> {
                    drawing.put(placed.backdrop());
                    then.run();
                    if (placed.inverted()) {
                        notices.report(Notice.information(Texts.of(
                                "{0} is dark on light; it was inverted, because MNIST is light on dark.", caption)));
                    }
                },
                reason -> notices.report(Notice.problem(reason)));
    }

    /** A picture that was read. */
    private record Placed(Backdrop backdrop, boolean inverted) {}

    /** Reads a picture, centred or not. */
    @FunctionalInterface
    private interface Source {
        PictureReader.Picture read(boolean centre);
    }
}
