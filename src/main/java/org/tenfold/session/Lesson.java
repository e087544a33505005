package org.tenfold.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Attack;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;

/**
 * One scene of a course: what is on the stage, and the one thing that is said. A teacher writes it as a few lines of text,
 * which {@link LessonReader} reads and {@code docs/lessons.md} explains.
 *
 * @param title what it is about
 * @param picture what is on the canvas
 * @param tab the tool in front, or null for the one that is there
 * @param tiles what the ten tiles show, or null for what they show
 * @param shownClass whose latents are shown, or null for the winner's
 * @param deed what happens by itself
 * @param point what is pointed at, or null
 * @param hidden what is put away
 * @param words at most {@value LessonReader#MOST_SENTENCES} sentences
 * @param task what to try oneself, or an empty text
 */
public record Lesson(
        String title,
        Picture picture,
        @Nullable Tab tab,
        @Nullable Tiles tiles,
        @Nullable Integer shownClass,
        Deed deed,
        @Nullable Place point,
        Set<Place> hidden,
        String words,
        String task) {
    public Lesson {
        hidden = Set.copyOf(hidden);
    }

    /** The tools on the right. */
    public enum Tab {
        LATENTS,
        ATTACK,
        PAINT,
        COMPARE,
        NOISE,
        QUIZ
    }

    /** What the tiles may show. */
    public enum Tiles {
        RECONSTRUCTION,
        RESIDUAL,
        EVIDENCE
    }

    /** Parts of the window. */
    public enum Place {
        DRAW,
        CANVAS,
        SEEN,
        VERDICT,
        TILES,
        RULER,
        TOOLS;

        /** What can be seen only together with it. */
        Set<Place> contents() {
            return this == DRAW ? EnumSet.of(DRAW, CANVAS, SEEN, VERDICT) : EnumSet.of(this);
        }
    }

    /** What is on the canvas. */
    public sealed interface Picture {
        /** What is there stays. */
        record Kept() implements Picture {}

        /** Nothing. */
        record Blank() implements Picture {}

        /** A test digit, counted from 0. */
        record TestDigit(int index) implements Picture {}

        /** Any test digit of a class. */
        record AnyOf(int label) implements Picture {}

        /** Strokes of the pen: x and y in shares of the canvas, in turn. */
        record Strokes(List<List<Double>> strokes) implements Picture {
            public Strokes {
                strokes = strokes.stream().map(List::copyOf).toList();
            }
        }
    }

    /** What happens by itself once the picture is there. */
    public sealed interface Deed {
        /** Nothing. */
        record None() implements Deed {}

        /**
         * An attack.
         *
         * @param target the digit it is to become, or null for any other
         * @param attack how, or null for what is chosen by itself
         * @param runs whether it begins at once
         */
        record Assault(
                Contender victim,
                Norm norm,
                @Nullable Integer target,
                @Nullable Attack attack,
                boolean runs) implements Deed {}

        /** Noise becomes a picture that somebody takes for a digit, and goes onto the canvas. */
        record Noise(Contender victim, int target) implements Deed {}
    }

    /** How a part, a tab and so on are written in a lesson. */
    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
