package org.tenfold.view.quiz;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.tenfold.image.Image;
import org.tenfold.session.QuizModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;

/** One large picture while it is asked about; then the original, that picture and the change beside each other. */
final class QuizPictures extends Region {
    /** Changes are shown so much larger. */
    static final double GAIN = 2;

    private static final double GAP_EM = 1;
    private static final double LINE_EM = 1.7;
    private static final int LARGEST_SCALE = 24;
    private static final int ASKED = 1;

    private final List<Label> titles = new ArrayList<>();
    private final List<PixelView> pictures = new ArrayList<>();
    private boolean told;

    QuizPictures() {
        setId("quizPictures");
        getStyleClass().add("quiz-pictures");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of("What was this?"));
        add(Texts.of("Before"), "quizBefore");
        add(Texts.of("What was this?"), "quizAsked");
        add(Texts.of("The change, \u00d7\u202f{0}", (int) GAIN), "quizChange");
    }

    private void add(String title, String id) {
        PixelView picture = new PixelView(1);
        picture.setId(id);
        picture.setAccessibleText(title);
        Label name = Parts.label(title, "quiz-picture-title");
        titles.add(name);
        pictures.add(picture);
        getChildren().addAll(name, picture);
    }

    /** Shows a picture without anything that is known of it. */
    void ask(QuizModel.Question question) {
        told = false;
        titles.get(ASKED).setText(Texts.of("What was this?"));
        String what = Texts.of("The picture of question {0}: which digit was it before?", question.number());
        setAccessibleText(what);
        pictures.get(ASKED).setAccessibleText(what);
        pictures.get(ASKED).show(question.picture());
        showThose();
    }

    /** Shows what became of the original. */
    void tell(Image original, Image changed) {
        told = true;
        titles.get(ASKED).setText(Texts.of("What you saw"));
        pictures.get(0).show(original);
        pictures.get(0).setAccessibleText(Texts.of("The original"));
        pictures.get(ASKED).show(changed);
        pictures.get(ASKED).setAccessibleText(Texts.of("The picture you saw"));
        pictures.get(2).showColours(Palette.difference(changed, original, GAIN));
        pictures.get(2).setAccessibleText(Texts.of("The change: ink added in orange, taken away in blue"));
        setAccessibleText(Texts.of("The original, the picture you saw, and the change"));
        showThose();
    }

    private void showThose() {
        for (int i = 0; i < pictures.size(); i++) {
            titles.get(i).setVisible(told || i == ASKED);
            pictures.get(i).setVisible(told || i == ASKED);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double em = Parts.em(this);
        double gap = snapSpaceX(GAP_EM * em);
        double line = snapSizeY(LINE_EM * em);
        int count = told ? pictures.size() : 1;
        double density = PixelView.density(this);
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double place = Math.min((width - (count - 1) * gap) / count, height - line);
        double scale = Math.floor(place * density / Image.SIDE + 1e-6);
        double side = Math.clamp(scale, 1, LARGEST_SCALE * density) * Image.SIDE / density;
        double left = snappedLeftInset() + (width - count * side - (count - 1) * gap) / 2;
        double top = snappedTopInset() + (height - line - side) / 2;
        for (int i = 0; i < pictures.size(); i++) {
            int column = told ? i : 0;
            double x = snapPositionX(left + column * (side + gap));
            titles.get(i).resizeRelocate(x, snapPositionY(top), side, line);
            pictures.get(i).resizeRelocate(x, snapPositionY(top + line), side, side);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return pictures.size() * Image.SIDE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return Image.SIDE;
    }
}
