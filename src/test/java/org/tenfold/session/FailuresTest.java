package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenfold.image.BadInputException;
import org.tenfold.model.SoftwareVersion;

final class FailuresTest {
    private final List<Notice> told = new ArrayList<>();
    private final Failures failures = new Failures(Settings.inMemory(), told::add);

    private static RuntimeException oneKind() {
        return new IllegalStateException("one");
    }

    private static RuntimeException anotherKind() {
        return new IllegalStateException("another");
    }

    @Test
    void aKindOfFailureIsToldOnce() {
        for (int i = 0; i < 1000; i++) {
            failures.uncaughtException(Thread.currentThread(), oneKind());
        }
        assertThat(told).hasSize(1);
        failures.uncaughtException(Thread.currentThread(), anotherKind());
        assertThat(told).hasSize(2);
        assertThat(told.get(0).unexpected()).hasMessage("one");
    }

    @Test
    void aFailureOnAnyThreadIsTold() throws InterruptedException {
        Thread thread = new Thread(() -> {
            throw oneKind();
        });
        thread.setUncaughtExceptionHandler(failures);
        thread.start();
        thread.join();
        assertThat(told).hasSize(1);
    }

    @Test
    void noMoreThanAHundredKindsAreTold() {
        for (int i = 0; i < 500; i++) {
            RuntimeException failure = oneKind();
            failure.setStackTrace(
                    new StackTraceElement[] {new StackTraceElement("org.tenfold.Any", "method", "Any.java", i)});
            failures.uncaughtException(Thread.currentThread(), failure);
        }
        assertThat(told).hasSize(100);
    }

    @Test
    void theDetailsSayWhatWhereAndInWhichVersion() {
        assertThat(Failures.details(oneKind()))
                .contains(
                        "Tenfold " + SoftwareVersion.current(),
                        "Java " + System.getProperty("java.version"),
                        "IllegalStateException: one",
                        "FailuresTest.oneKind");
    }

    @Test
    void aFileThatCannotBeReadIsNothingUnexpected() {
        assertThat(Notice.problem(new BadInputException("x.png is no picture.")).unexpected())
                .isNull();
        assertThat(Notice.problem(oneKind()).unexpected()).hasMessage("one");
        assertThat(Notice.problem("a sentence").unexpected()).isNull();
    }
}
