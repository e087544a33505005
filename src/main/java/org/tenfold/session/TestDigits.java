package org.tenfold.session;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.LabelledImages;

/**
 * The pictures to try the present model on, test digits for MNIST, and which of them was put on the canvas last. Until they
 * have been read, and where they are missing, none is shown.
 *
 * <p>Thread rule: that of {@link ExplorerModel}.
 */
public final class TestDigits {
    /** The example of a window that was just opened: a clean 4, the digit of every sentence about this method. */
    private static final int EXAMPLE = 4;

    private final DrawingModel drawing;
    private final Supplier<Labels> labels;
    private final RandomGenerator random;
    private final ReadOnlyObjectWrapper<@Nullable LabelledImages> digits = new ReadOnlyObjectWrapper<>(this, "digits");

    /** The position of the last one shown; before the first one was. */
    private int last = -1;

    /**
     * None is there yet.
     *
     * @param labels what the present model's classes are called
     */
    TestDigits(DrawingModel drawing, Supplier<Labels> labels, RandomGenerator random) {
        this.drawing = drawing;
        this.labels = labels;
        this.random = random;
    }

    /** All of them; none while they are being read or where they are missing. */
    public ReadOnlyObjectProperty<@Nullable LabelledImages> allProperty() {
        return digits.getReadOnlyProperty();
    }

    /** Takes those that were read, and shows one if nothing has been drawn by then. */
    void offer(LabelledImages read) {
        digits.set(read);
        if (drawing.emptyProperty().get() && !drawing.undoableProperty().get()) {
            showExample(read);
        }
    }

    /** Takes those of another model, or none; one of them takes the place of one of those before. */
    void exchange(@Nullable LabelledImages others) {
        LabelledImages before = digits.get();
        boolean shown = before != null && last >= 0 && drawing.seen().equals(before.image(last));
        boolean nothing = drawing.emptyProperty().get();
        digits.set(others);
        last = -1;
        if (others != null && (shown || nothing)) {
            showExample(others);
        } else if (shown) {
            drawing.clear();
        }
    }

    private void showExample(LabelledImages all) {
        if (all.size() > 0) {
            last = Math.min(EXAMPLE, all.size() - 1);
            drawing.put(Backdrop.example(all.image(last), captionOf(last, all)));
        }
    }

    /** Shows the one after the last one. */
    public void showNext() {
        show(last + 1);
    }

    /** Shows the one before the last one. */
    public void showPrevious() {
        show(last - 1);
    }

    /** Shows any. */
    public void showAny() {
        LabelledImages all = digits.get();
        if (all != null) {
            show(random.nextInt(all.size()));
        }
    }

    /** Shows any of one class. */
    public void showAny(int label) {
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

    /** The position of the last one shown. */
    int last() {
        return last;
    }

    /** Shows what was drawn before, and goes on from the one that was shown last then. */
    void showAgain(Drawing drawn, int position) {
        if (!drawn.equals(drawing.present())) {
            drawing.put(drawn);
        }
        last = position;
    }

    /** Shows one by its position; those after the last one begin anew. */
    void show(int wanted) {
        LabelledImages all = digits.get();
        if (all != null) {
            last = Math.floorMod(wanted, all.size());
            drawing.put(Backdrop.framed(all.image(last), captionOf(last, all)));
        }
    }

    private String captionOf(int index, LabelledImages all) {
        Labels called = labels.get();
        int label = all.label(index);
        String name = label < called.size() ? called.name(label) : all.names().get(label);
        return called.say("Test digit {0}, labelled {1}", "Test picture {0}, labelled {1}", index, name);
    }
}
