package org.tenfold.cli;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code bench} tells people: what was measured, in two tables. */
final class BenchReport {
    private BenchReport() {}

    static String of(BenchResult r) {
        Table timings = Table.of("milliseconds", "median", "95 %");
        row(timings, "rough answer", r.roughAnswerMs());
        row(timings, "full answer", r.fullAnswerMs());
        row(timings, "next frame", r.nextFrameAnswerMs());
        row(timings, "paper's preset", r.paperPresetMs());
        row(timings, "attack", r.attackMs());
        row(timings, "explorer, cold start", r.explorerColdStartMs());
        row(timings, "explorer, second start", r.explorerSecondStartMs());
        Table facts = Table.facts();
        fact(facts, "decoder, forward", "%.0f us", r.decoderForwardMicros());
        fact(facts, "decoder, Jacobian", "%.0f us", r.decoderJacobianMicros());
        fact(facts, "batch", "%.1f images/s", r.batchImagesPerSecond());
        fact(facts, "batch, answers alone", "%.1f images/s", r.batchAnswersPerSecond());
        fact(facts, "command to its answer", "%.0f ms", r.startToFirstAnswerMs());
        fact(facts, "resident memory", "%.0f MiB", r.residentMiB());
        fact(facts, "training", "%.0f examples/s", r.trainExamplesPerSecond());
        BenchResult.Comparison comparison = r.comparison();
        if (comparison != null) {
            fact(
                    facts,
                    "fast / paper, ten classes",
                    "%.4f",
                    comparison.fastMeanNegativeElbo() / comparison.paperMeanNegativeElbo());
            fact(
                    facts,
                    "fast / paper, true class",
                    "%.4f",
                    comparison.fastMeanTrueClassNegativeElbo() / comparison.paperMeanTrueClassNegativeElbo());
            fact(facts, "same answer", "%.4f", comparison.sameAnswerShare());
        }
        List<Double> resident = r.explorerResidentMiB();
        if (resident != null) {
            fact(facts, "explorer, resident at first", "%.0f MiB", resident.getFirst());
            fact(
                    facts,
                    "explorer, resident at most",
                    "%.0f MiB",
                    resident.stream().max(Comparator.naturalOrder()).orElseThrow());
        }
        if (r.explorerFrames() instanceof JsonObject frames) {
            JsonObject work = frames.getAsJsonObject("frameWorkMs");
            fact(facts, "frame, 99 %", "%.1f ms", work.get("p99").getAsDouble());
            fact(facts, "frame, longest", "%.1f ms", work.get("longest").getAsDouble());
        }
        facts.row("processor", r.machine().cpu() + ", " + r.machine().cores() + " cores")
                .row("system", r.machine().os())
                .row("Java", r.java() + ", " + r.machine().jdk())
                .row("threads", String.valueOf(r.threads()));
        return timings + System.lineSeparator().repeat(2) + facts;
    }

    private static void row(Table table, String name, @Nullable Timing timing) {
        if (timing != null) {
            table.row(name, Table.number("%.1f", timing.median()), Table.number("%.1f", timing.p95()));
        }
    }

    private static void fact(Table facts, String name, String format, @Nullable Double value) {
        if (value != null) {
            facts.row(name, Table.number(format, value));
        }
    }
}
