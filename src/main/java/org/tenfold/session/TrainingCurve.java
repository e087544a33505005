package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tenfold.training.TrainingWatch.Look;

/** How the losses of a training fall: for each pass the means over the classes that have come so far. */
final class TrainingCurve {
    /** By pass, then by class: classes go through their passes one after the other. */
    private final Map<Integer, Map<Integer, Look>> looks = new TreeMap<>();

    void add(Look look) {
        looks.computeIfAbsent(look.pass(), pass -> new TreeMap<>()).put(look.classIndex(), look);
    }

    void clear() {
        looks.clear();
    }

    List<TrainingModel.Loss> losses() {
        List<TrainingModel.Loss> losses = new ArrayList<>();
        looks.forEach((pass, byClass) -> losses.add(new TrainingModel.Loss(
                pass,
                mean(byClass.values().stream().map(Look::fitted)),
                mean(byClass.values().stream().map(Look::heldOut)))));
        return List.copyOf(losses);
    }

    private static double mean(Stream<Double> values) {
        return values.filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
