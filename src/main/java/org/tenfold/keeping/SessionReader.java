package org.tenfold.keeping;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;
import org.tenfold.image.Stroke;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Preset;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.model.Prediction;

/** JSON as a session. Fields that are not known are passed over. */
final class SessionReader {
    private SessionReader() {}

    static KeptSession read(Fields root) {
        return new KeptSession(
                root.has("model") ? model(root.object("model")) : null,
                drawing(root.object("drawing")),
                root.has("paint") ? paint(root.object("paint")) : null,
                choices(root.object("choices")),
                look(root.object("look")),
                root.has("answer") ? answer(root.object("answer")) : null,
                root.objects("attacks", SessionReader::attack),
                root.has("shownAttack") ? root.integer("shownAttack") : 0,
                root.textOrNone("file"));
    }

    private static KeptModel model(Fields model) {
        return new KeptModel(
                model.text("name"),
                model.text("digest"),
                model.made(() -> new AbsSettings(
                        model.constant("preset", Preset.class),
                        model.integer("samples"),
                        model.integer("steps"),
                        model.truth("binary"))));
    }

    private static KeptDrawing drawing(Fields drawing) {
        return new KeptDrawing(
                drawing.has("backdrop") ? backdrop(drawing.object("backdrop")) : null,
                drawing.objects("strokes", SessionReader::stroke),
                drawing.truth("centred"),
                drawing.picture("seen"));
    }

    private static KeptBackdrop backdrop(Fields backdrop) {
        return new KeptBackdrop(
                backdrop.picture("asIs"),
                backdrop.picture("centred"),
                backdrop.text("caption"),
                backdrop.truth("example"));
    }

    private static Stroke stroke(Fields stroke) {
        return stroke.made(() ->
                new Stroke(stroke.floats("x"), stroke.floats("y"), stroke.single("width"), stroke.truth("erasing")));
    }

    private static KeptPaint paint(Fields paint) {
        return new KeptPaint(paint.picture("original"), paint.picture("picture"));
    }

    private static KeptChoices choices(Fields choices) {
        Map<Norm, Double> budgets = new EnumMap<>(Norm.class);
        Fields limits = choices.object("budgets");
        for (Norm norm : Norm.values()) {
            if (limits.has(Fields.nameOf(norm))) {
                budgets.put(norm, limits.number(Fields.nameOf(norm)));
            }
        }
        return new KeptChoices(
                choices.constant("victim", Contender.class),
                choices.constant("norm", Norm.class),
                target(choices),
                attackName(choices),
                budgets,
                choices.whole("seed"));
    }

    private static @Nullable Integer target(Fields fields) {
        return fields.has("target") ? fields.integer("target") : null;
    }

    private static String attackName(Fields fields) {
        return fields.made(() -> Attacks.named(fields.text("attack")).name());
    }

    private static KeptLook look(Fields look) {
        return new KeptLook(
                look.text("tool"),
                look.text("tiles"),
                look.has("chosenClass") ? look.integer("chosenClass") : KeptLook.NO_CLASS,
                look.has("latents") ? look.latent("latents") : null);
    }

    private static KeptAnswer answer(Fields answer) {
        return new KeptAnswer(
                answer.has("starts") ? answer.latents("starts") : null,
                answer.text("label"),
                answer.truth("confident"),
                answer.objects("explanations", SessionReader::explanation));
    }

    private static KeptAnswer.Explanation explanation(Fields explanation) {
        return new KeptAnswer.Explanation(
                explanation.text("label"),
                explanation.number("negativeElbo"),
                explanation.number("squaredError"),
                explanation.number("kl"),
                explanation.number("probability"),
                explanation.latent("latent"));
    }

    private static KeptAttack attack(Fields attack) {
        AttackSettings settings = attack.made(() -> new AttackSettings(
                attack.constant("norm", Norm.class),
                target(attack),
                attack.has("budget") ? attack.number("budget") : Double.POSITIVE_INFINITY,
                attack.whole("seed"),
                attack.integer("steps"),
                attack.integer("queries")));
        return new KeptAttack(
                attack.integer("number"),
                attack.truth("pinned"),
                attack.text("model"),
                attack.constant("victim", Contender.class),
                attackName(attack),
                settings,
                attack.truth("cancelled"),
                result(attack.object("result"), settings.norm()),
                curve(attack));
    }

    private static List<KeptAttack.Point> curve(Fields attack) {
        return attack.objects(
                "curve",
                point -> new KeptAttack.Point(
                        point.integer("step"),
                        point.number("distance"),
                        point.number("margin"),
                        point.truth("fooled")));
    }

    private static Adversarial result(Fields result, Norm norm) {
        return new Adversarial(
                result.picture("original"),
                prediction(result.object("originalAnswer")),
                null,
                result.truth("found"),
                result.picture("picture"),
                prediction(result.object("answer")),
                null,
                result.text("attack"),
                norm,
                result.number("l2"),
                result.number("linf"),
                result.integer("l0"),
                result.integer("steps"),
                result.integer("queries"),
                result.number("milliseconds"),
                result.has("bound") ? bound(result.object("bound")) : null);
    }

    private static RobustnessBound bound(Fields bound) {
        return new RobustnessBound(
                bound.number("value"),
                bound.constant("norm", RobustnessBound.Norm.class),
                bound.constant("kind", RobustnessBound.Kind.class),
                bound.integer("runnerUp"),
                bound.packed("direction", Image.PIXELS));
    }

    private static Prediction prediction(Fields prediction) {
        return prediction.made(() -> new Prediction(prediction.integer("class"), prediction.numbers("probabilities")));
    }
}
