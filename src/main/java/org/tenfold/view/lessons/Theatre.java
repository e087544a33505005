package org.tenfold.view.lessons;

import javafx.scene.Node;
import org.tenfold.session.Lesson;

/** What a lesson can do to the window around it. */
public interface Theatre {
    /** Puts away what lies over the workbench. */
    void clear();

    /** Brings a tool to the front. */
    void show(Lesson.Tab tab);

    /** Makes the tiles show something. */
    void show(Lesson.Tiles tiles);

    /** Takes note of the tool in front and of what the tiles show; running the result brings them back. */
    Runnable keep();

    /** A part of the window. */
    Node part(Lesson.Place place);
}
