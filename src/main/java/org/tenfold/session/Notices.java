package org.tenfold.session;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is said in the window, one thing at a time.
 *
 * <p>Thread rule: that of {@link ExplorerModel}; failures may come on any thread.
 */
final class Notices {
    private final Failures failures;
    private final ReadOnlyObjectWrapper<@Nullable Notice> latest = new ReadOnlyObjectWrapper<>(this, "latest");

    /** Nothing was said yet. */
    Notices(Settings settings, Executor screen) {
        failures = new Failures(settings, said -> screen.execute(() -> report(said)));
    }

    Failures failures() {
        return failures;
    }

    ReadOnlyObjectProperty<@Nullable Notice> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    void report(Notice said) {
        if (said.unexpected() != null) {
            failures.isNew(said.unexpected());
        }
        // The same sentence twice is said twice.
        latest.set(null);
        latest.set(said);
    }

    /** Says something if nothing was said before. */
    void reportFirst(Notice said) {
        if (latest.get() == null) {
            report(said);
        }
    }
}
