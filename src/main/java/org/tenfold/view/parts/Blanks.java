package org.tenfold.view.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.text.Text;

/**
 * A sentence whose blanks are filled in by the person: {@code {0}}, {@code {1}}, … stand where the choices go, in the order
 * that its language wants.
 */
public final class Blanks {
    private static final Pattern BLANK = Pattern.compile("\\{(\\d)}");

    private Blanks() {}

    /**
     * The sentence from its beginning to its end.
     *
     * @param sentence with a blank for every choice
     * @param choices to be put into the blanks
     */
    public static List<Node> fill(String sentence, Node... choices) {
        List<Node> nodes = new ArrayList<>();
        int from = 0;
        for (MatchResult blank : BLANK.matcher(sentence).results().toList()) {
            if (blank.start() > from) {
                nodes.add(words(sentence.substring(from, blank.start())));
            }
            nodes.add(choices[Integer.parseInt(blank.group(1))]);
            from = blank.end();
        }
        if (from < sentence.length()) {
            nodes.add(words(sentence.substring(from)));
        }
        return nodes;
    }

    private static Text words(String between) {
        return Parts.styled(new Text(between), "sentence-text");
    }
}
