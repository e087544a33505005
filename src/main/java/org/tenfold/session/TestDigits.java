package org.tenfold.session;

import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.LabelledImages;

/**
 * The test digits, and which of them was put on the canvas last. Until they have been read, and where they are missing,
 * none is shown.
 *
 * <p>Thread rule: that of {@link ExplorerModel}.
 */
final class TestDigits {
    /** The example of a window that was just opened: a clean 4, the digit of every sentence about this method. */
    private static final int EXAMPLE = 4;

    private final DrawingModel drawing;
    private final RandomGenerator random;
    private final ReadOnlyObjectWrapper<@Nullable LabelledImages> digits = new ReadOnlyObjectWrapper<>(this, "digits");

    /** The position of the last one shown; before the first one was. */
    private int last = -1;

    TestDigits(DrawingModel drawing, RandomGenerator random) {
        this.drawing = drawing;
        this.random = random;
    }

    ReadOnlyObjectProperty<@Nullable LabelledImages> digitsProperty() {
        return digits.getReadOnlyProperty();
    }

    /** Takes those that were read, and shows one if nothing has been drawn by then. */
    void offer(LabelledImages read) {
        digits.set(read);
        if (drawing.emptyProperty().get() && !drawing.undoableProperty().get() && read.size() > EXAMPLE) {
            last = EXAMPLE;
            drawing.put(Backdrop.example(read.image(EXAMPLE), captionOf(EXAMPLE, read)));
        }
    }

    void showNext() {
        show(last + 1);
    }

    void showPrevious() {
        show(last - 1);
    }

    void showAny() {
        LabelledImages all = digits.get();
        if (all != null) {
            show(random.nextInt(all.size()));
        }
    }

    void showAny(int label) {
        LabelledImages all = digits.get();
        if (all == null) {
            return;
        }
        int start = random.nextInt(all.size());
        for (int i = 0; i < all.size(); i++) {
            int candidate = (start + i) % all.size();
            if (all.label(candidate) == label) {
                show(candidate);
                return;
            }
        }
    }

    private void show(int wanted) {
        LabelledImages all = digits.get();
        if (all != null) {
            last = Math.floorMod(wanted, all.size());
            drawing.put(Backdrop.framed(all.image(last), captionOf(last, all)));
        }
    }

    private static String captionOf(int index, LabelledImages all) {
        return Texts.of("Test digit {0}, labelled {1}", index, all.label(index));
    }
}
