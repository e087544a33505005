package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

final class WindowPlaceTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1920, 1080);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 2560, 1440);

    private static WindowPlace at(double x, double y, double width, double height) {
        return new WindowPlace(new Rectangle2D(x, y, width, height), false);
    }

    @Test
    void aWindowComesBackToItsScreen() {
        assertThat(at(2000, 100, 1360, 860).on(List.of(LEFT, RIGHT))).contains(new Rectangle2D(2000, 100, 1360, 860));
    }

    @Test
    void aWindowOfAScreenThatIsGoneHasNoPlace() {
        assertThat(at(2000, 100, 1360, 860).on(List.of(LEFT))).isEmpty();
        assertThat(at(2000, 100, 1360, 860).on(List.of())).isEmpty();
    }

    @Test
    void aWindowBetweenTwoScreensComesToTheOneWithMostOfIt() {
        assertThat(at(1720, 100, 1360, 860).on(List.of(LEFT, RIGHT))).contains(new Rectangle2D(1920, 100, 1360, 860));
        assertThat(at(700, 100, 1360, 860).on(List.of(LEFT, RIGHT))).contains(new Rectangle2D(560, 100, 1360, 860));
    }

    @Test
    void aWindowThatIsLargerThanItsScreenIsMadeSmaller() {
        assertThat(at(-10, -10, 3840, 2160).on(List.of(LEFT))).contains(LEFT);
    }

    @Test
    void aWindowWhoseUpperEdgeNoHandCanReachHasNoPlace() {
        assertThat(at(100, -500, 1360, 860).on(List.of(LEFT))).isEmpty();
        assertThat(at(1900, 100, 1360, 860).on(List.of(LEFT))).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() {
        WindowPlace place = new WindowPlace(new Rectangle2D(-8, 20, 1360, 860), true);
        assertThat(place.written()).isEqualTo("-8 20 1360 860 maximised");
        assertThat(WindowPlace.read(place.written())).contains(place);
        assertThat(WindowPlace.read("1 2 1360 860")).contains(at(1, 2, 1360, 860));
    }

    @Test
    void anyOtherTextIsNoPlace() {
        for (String text : List.of("", "1 2 3", "1 2 3 x", "1 2 0 860", "NaN 2 1360 860", "1 2 1360 -860")) {
            assertThat(WindowPlace.read(text)).as(text).isEmpty();
        }
    }
}
