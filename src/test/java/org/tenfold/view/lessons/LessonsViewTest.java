package org.tenfold.view.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Lesson;
import org.tenfold.session.LessonModel;
import org.tenfold.session.Threads;

final class LessonsViewTest {
    private static final Executor NOW = Runnable::run;

    @Test
    void strokesAreDrawnLiveUnlessTheSystemAsksForStillness() {
        LessonModel lessons = ExplorerModel.of(new Threads(NOW, NOW, NOW, NOW, NOW, NOW, NOW), new Random(1))
                .lessons();
        assertThat(lessons.liveProperty().get()).isFalse();
        BooleanProperty stillness = new SimpleBooleanProperty(true);
        LessonsView view = new LessonsView(lessons, new EmptyStage(), new Region(), stillness);
        assertThat(lessons.liveProperty().get()).isFalse();
        stillness.set(false);
        assertThat(lessons.liveProperty().get()).isTrue();
        assertThat(view.getTop()).isNull();
    }

    private static final class EmptyStage implements Theatre {
        private final Region part = new Region();

        @Override
        public void clear() {}

        @Override
        public void show(Lesson.Tab tab) {}

        @Override
        public void show(Lesson.Tiles tiles) {}

        @Override
        public Runnable keep() {
            return () -> {};
        }

        @Override
        public Node part(Lesson.Place place) {
            return part;
        }
    }
}
