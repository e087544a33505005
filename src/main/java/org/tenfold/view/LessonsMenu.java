package org.tenfold.view;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;
import org.tenfold.session.Course;
import org.tenfold.session.LessonModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Keys;

/** The menu of the lessons: begin, go on, and those of the present course. */
final class LessonsMenu extends Menu {
    private final LessonModel model;
    private final MenuItem next;
    private final MenuItem back;
    private final MenuItem end;
    private final ToggleGroup places = new ToggleGroup();

    /** What is there before any course is. */
    private final int fixed;

    LessonsMenu(LessonModel model) {
        super(Texts.of("_Lessons"));
        this.model = model;
        next = MenuStrip.item(Texts.of("_Next lesson"), Keys.LESSON_NEXT, model::next);
        back = MenuStrip.item(Texts.of("Lesson _before"), Keys.LESSON_BACK, model::back);
        end = MenuStrip.item(Texts.of("_End the lesson"), null, model::end);
        getItems().addAll(MenuStrip.item(Texts.of("_Begin the lessons"), Keys.LESSONS, model::start), next, back, end);
        fixed = getItems().size();
        model.courseProperty().addListener((source, before, now) -> fill(now));
        model.sceneProperty().addListener((source, before, now) -> mark());
        fill(model.courseProperty().get());
    }

    private void fill(@Nullable Course course) {
        getItems().remove(fixed, getItems().size());
        places.getToggles().clear();
        if (course != null) {
            getItems().add(new SeparatorMenuItem());
            for (int i = 0; i < course.lessons().size(); i++) {
                int place = i;
                RadioMenuItem item = new RadioMenuItem(
                        (i + 1) + "  " + course.lessons().get(i).title());
                item.setMnemonicParsing(false);
                item.setToggleGroup(places);
                item.setOnAction(event -> model.show(place));
                getItems().add(item);
            }
        }
        mark();
    }

    private void mark() {
        boolean there = model.lesson() != null;
        next.setDisable(!there || !model.hasNext());
        back.setDisable(!there || !model.hasBack());
        end.setDisable(!there);
        for (int i = 0; i < places.getToggles().size(); i++) {
            places.getToggles()
                    .get(i)
                    .setSelected(there && i == model.placeProperty().get());
        }
    }
}
