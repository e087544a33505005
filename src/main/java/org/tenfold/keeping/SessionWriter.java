package org.tenfold.keeping;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.Norm;
import org.tenfold.image.Stroke;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.model.Latent;
import org.tenfold.model.Prediction;

/** A session as JSON. What is not there has no field. */
final class SessionWriter {
    private SessionWriter() {}

    static JsonObject write(KeptSession session) {
        JsonObject root = new JsonObject();
        root.addProperty(SessionFile.KIND_FIELD, SessionFile.KIND);
        root.addProperty(SessionFile.FORMAT_FIELD, SessionFile.FORMAT);
        if (session.file() != null) {
            root.addProperty("file", session.file());
        }
        KeptModel model = session.model();
        if (model != null) {
            root.add("model", model(model));
        }
        root.add("drawing", drawing(session.drawing()));
        KeptPaint paint = session.paint();
        if (paint != null) {
            JsonObject painted = new JsonObject();
            painted.addProperty("original", Pixels.text(paint.original()));
            painted.addProperty("picture", Pixels.text(paint.picture()));
            root.add("paint", painted);
        }
        root.add("choices", choices(session.choices()));
        root.add("look", look(session.look()));
        KeptAnswer answer = session.answer();
        if (answer != null) {
            root.add("answer", answer(answer));
        }
        JsonArray attacks = new JsonArray();
        session.attacks().forEach(attack -> attacks.add(attack(attack)));
        root.add("attacks", attacks);
        if (session.shownAttack() > 0) {
            root.addProperty("shownAttack", session.shownAttack());
        }
        return root;
    }

    private static JsonObject model(KeptModel model) {
        AbsSettings settings = model.settings();
        JsonObject object = new JsonObject();
        object.addProperty("name", model.name());
        object.addProperty("digest", model.digest());
        object.addProperty("preset", Fields.nameOf(settings.preset()));
        object.addProperty("samples", settings.samples());
        object.addProperty("steps", settings.steps());
        object.addProperty("binary", settings.binary());
        return object;
    }

    private static JsonObject drawing(KeptDrawing drawing) {
        JsonObject object = new JsonObject();
        object.addProperty("centred", drawing.centred());
        object.addProperty("seen", Pixels.text(drawing.seen()));
        KeptBackdrop backdrop = drawing.backdrop();
        if (backdrop != null) {
            JsonObject under = new JsonObject();
            under.addProperty("caption", backdrop.caption());
            under.addProperty("example", backdrop.example());
            under.addProperty("asIs", Pixels.text(backdrop.asIs()));
            under.addProperty("centred", Pixels.text(backdrop.centred()));
            object.add("backdrop", under);
        }
        JsonArray strokes = new JsonArray();
        drawing.strokes().forEach(stroke -> strokes.add(stroke(stroke)));
        object.add("strokes", strokes);
        return object;
    }

    private static JsonObject stroke(Stroke stroke) {
        JsonObject object = new JsonObject();
        object.addProperty("width", stroke.width());
        object.addProperty("erasing", stroke.erasing());
        object.add("x", floats(stroke.x()));
        object.add("y", floats(stroke.y()));
        return object;
    }

    private static JsonArray floats(float[] numbers) {
        JsonArray array = new JsonArray();
        for (float number : numbers) {
            array.add(number);
        }
        return array;
    }

    private static JsonArray latent(Latent latent) {
        return floats(latent.toArray());
    }

    private static JsonObject choices(KeptChoices choices) {
        JsonObject object = new JsonObject();
        object.addProperty("victim", Fields.nameOf(choices.victim()));
        object.addProperty("attack", choices.attack());
        object.addProperty("norm", Fields.nameOf(choices.norm()));
        if (choices.target() != null) {
            object.addProperty("target", choices.target());
        }
        JsonObject budgets = new JsonObject();
        for (Map.Entry<Norm, Double> budget : choices.budgets().entrySet()) {
            budgets.addProperty(Fields.nameOf(budget.getKey()), budget.getValue());
        }
        object.add("budgets", budgets);
        object.addProperty("seed", choices.seed());
        return object;
    }

    private static JsonObject look(KeptLook look) {
        JsonObject object = new JsonObject();
        object.addProperty("tool", look.tool());
        object.addProperty("tiles", look.tiles());
        if (look.chosenClass() != KeptLook.NO_CLASS) {
            object.addProperty("chosenClass", look.chosenClass());
        }
        Latent latents = look.latents();
        if (latents != null) {
            object.add("latents", latent(latents));
        }
        return object;
    }

    private static JsonObject answer(KeptAnswer answer) {
        JsonObject object = new JsonObject();
        object.addProperty("label", answer.label());
        object.addProperty("confident", answer.confident());
        List<Latent> starts = answer.starts();
        if (starts != null) {
            JsonArray array = new JsonArray();
            starts.forEach(start -> array.add(latent(start)));
            object.add("starts", array);
        }
        JsonArray explanations = new JsonArray();
        for (KeptAnswer.Explanation explanation : answer.explanations()) {
            JsonObject one = new JsonObject();
            one.addProperty("label", explanation.label());
            one.addProperty("negativeElbo", explanation.negativeElbo());
            one.addProperty("squaredError", explanation.squaredError());
            one.addProperty("kl", explanation.kl());
            one.addProperty("probability", explanation.probability());
            one.add("latent", latent(explanation.latent()));
            explanations.add(one);
        }
        object.add("explanations", explanations);
        return object;
    }

    private static JsonObject attack(KeptAttack attack) {
        JsonObject object = new JsonObject();
        object.addProperty("number", attack.number());
        object.addProperty("pinned", attack.pinned());
        object.addProperty("model", attack.model());
        object.addProperty("victim", Fields.nameOf(attack.victim()));
        object.addProperty("attack", attack.attack());
        AttackSettings settings = attack.settings();
        object.addProperty("norm", Fields.nameOf(settings.norm()));
        if (settings.target() != null) {
            object.addProperty("target", settings.target());
        }
        if (Double.isFinite(settings.budget())) {
            object.addProperty("budget", settings.budget());
        }
        object.addProperty("seed", settings.seed());
        object.addProperty("steps", settings.steps());
        object.addProperty("queries", settings.queries());
        object.addProperty("cancelled", attack.cancelled());
        object.add("result", result(attack.result()));
        JsonArray curve = new JsonArray();
        for (KeptAttack.Point point : attack.curve()) {
            JsonObject one = new JsonObject();
            one.addProperty("step", point.step());
            one.addProperty("distance", point.distance());
            one.addProperty("margin", point.margin());
            one.addProperty("fooled", point.fooled());
            curve.add(one);
        }
        object.add("curve", curve);
        return object;
    }

    private static JsonObject result(Adversarial result) {
        JsonObject object = new JsonObject();
        object.addProperty("found", result.found());
        object.addProperty("attack", result.attack());
        object.addProperty("l2", result.l2());
        object.addProperty("linf", result.linf());
        object.addProperty("l0", result.l0());
        object.addProperty("steps", result.steps());
        object.addProperty("queries", result.queries());
        object.addProperty("milliseconds", result.milliseconds());
        object.addProperty("original", Pixels.text(result.original()));
        object.add("originalAnswer", prediction(result.originalPrediction()));
        object.addProperty("picture", Pixels.text(result.image()));
        object.add("answer", prediction(result.prediction()));
        RobustnessBound bound = result.bound();
        if (bound != null) {
            JsonObject radius = new JsonObject();
            radius.add("value", number(bound.value()));
            radius.addProperty("norm", Fields.nameOf(bound.norm()));
            radius.addProperty("kind", Fields.nameOf(bound.kind()));
            radius.addProperty("runnerUp", bound.runnerUp());
            radius.addProperty("direction", Pixels.text(bound.direction()));
            object.add("bound", radius);
        }
        return object;
    }

    /** JSON has no word for a number without limit. */
    private static JsonPrimitive number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(Double.toString(value));
    }

    private static JsonObject prediction(Prediction prediction) {
        JsonObject object = new JsonObject();
        object.addProperty("class", prediction.label());
        JsonArray probabilities = new JsonArray();
        for (double probability : prediction.probabilities()) {
            probabilities.add(probability);
        }
        object.add("probabilities", probabilities);
        return object;
    }
}
