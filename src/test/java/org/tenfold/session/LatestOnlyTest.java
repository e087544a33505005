package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatestOnlyTest {
    private final Errands worker = new Errands();
    private final Errands screen = new Errands();
    private final LatestOnly latest = LatestOnly.of(worker, screen);
    private final List<String> shown = new ArrayList<>();

    private final LatestOnly.Screen<String> list = new LatestOnly.Screen<>() {
        @Override
        public void show(String result) {
            shown.add(result);
        }

        @Override
        public void failed(RuntimeException reason) {
            shown.add("failed: " + reason.getMessage());
        }

        @Override
        public void ended() {
            shown.add("ended");
        }
    };

    private void submit(String name) {
        latest.submit(
                (onStep, cancelled) -> {
                    onStep.accept(name + " rough");
                    onStep.accept(name + " refined");
                },
                list);
    }

    @Test
    void everyResultOfTheNewestIsShownInOrder() {
        submit("a");
        worker.runAll();
        screen.runAll();
        assertThat(shown).containsExactly("a rough", "a refined", "ended");
    }

    @Test
    void anOlderAnalysisNeverReplacesANewerOne() {
        submit("old");
        worker.runAll();
        // The old results are on their way to the screen when the new request is made.
        submit("new");
        screen.runAll();
        worker.runAll();
        screen.runAll();
        assertThat(shown).containsExactly("new rough", "new refined", "ended");
    }

    @Test
    void whatWasOvertakenBeforeItBeganIsNotBegun() {
        List<String> begun = new ArrayList<>();
        latest.submit((onStep, cancelled) -> begun.add("old"), list);
        latest.submit((onStep, cancelled) -> begun.add("new"), list);
        worker.runAll();
        assertThat(begun).containsExactly("new");
    }

    @Test
    void theWorkIsToldToStopOnceItIsOvertaken() {
        List<Boolean> told = new ArrayList<>();
        latest.submit(
                (onStep, cancelled) -> {
                    told.add(cancelled.getAsBoolean());
                    submit("new");
                    told.add(cancelled.getAsBoolean());
                    throw new CancellationException("stopped");
                },
                list);
        worker.runAll();
        screen.runAll();
        assertThat(told).containsExactly(false, true);
        assertThat(shown).containsExactly("new rough", "new refined", "ended");
    }

    @Test
    void afterAbandoningNothingIsShown() {
        submit("a");
        worker.runAll();
        latest.abandon();
        screen.runAll();
        assertThat(shown).isEmpty();
    }

    @Test
    void aFailureIsReportedUnlessItWasOvertaken() {
        LatestOnly.Work<String> failing = (onStep, cancelled) -> {
            throw new IllegalStateException("no");
        };
        latest.submit(failing, list);
        worker.runAll();
        submit("new");
        screen.runAll();
        assertThat(shown).isEmpty();
        latest.submit(failing, list);
        worker.runAll();
        screen.runAll();
        assertThat(shown).containsExactly("failed: no", "ended");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void inWhateverOrderThingsHappenTheScreenGoesForwardAndEndsWithTheNewest(long seed) {
        Random random = new Random(seed);
        List<Integer> numbers = new ArrayList<>();
        int requests = 40;
        int made = 0;
        while (made < requests || worker.waiting() + screen.waiting() > 0) {
            int choice = random.nextInt(3);
            if (choice == 0 && made < requests) {
                latest.submit(counting(made), into(numbers));
                made++;
            } else if (choice == 1 && worker.waiting() > 0) {
                worker.runOne();
            } else if (choice == 2 && screen.waiting() > 0) {
                screen.runOne();
            }
        }
        assertThat(numbers).isSorted().endsWith(requests - 1);
    }

    private static LatestOnly.Work<Integer> counting(int number) {
        return (onStep, cancelled) -> {
            onStep.accept(number);
            stopIf(cancelled);
            onStep.accept(number);
        };
    }

    private static void stopIf(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("stopped");
        }
    }

    private static LatestOnly.Screen<Integer> into(List<Integer> numbers) {
        return new LatestOnly.Screen<>() {
            @Override
            public void show(Integer result) {
                numbers.add(result);
            }

            @Override
            public void failed(RuntimeException reason) {
                throw reason;
            }
        };
    }
}
