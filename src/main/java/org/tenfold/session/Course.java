package org.tenfold.session;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tenfold.image.BadInputException;

/**
 * Lessons in their order, as they were read from a file or from the files of a folder.
 *
 * @param name what it is called: the file's or the folder's name; empty for the one that is shipped
 * @param lessons at least one
 */
public record Course(String name, List<Lesson> lessons) {
    private static final String ENDING = ".txt";

    /** A folder with this file is a model, whatever else is in it. */
    private static final String MODEL = "model.json";

    /** Nobody writes more about one scene; a large file of another kind is refused before it is read. */
    private static final long MOST_BYTES = 100_000;

    public Course {
        lessons = List.copyOf(lessons);
        if (lessons.isEmpty()) {
            throw new IllegalArgumentException("course has no lessons, expected at least 1");
        }
    }

    /** Whether a file or folder is meant to be lessons, by its name or what is in it. */
    public static boolean isCourse(Path file) {
        boolean model = Files.exists(file.resolve(MODEL));
        return isLesson(file) || (!model && !lessonsIn(file).isEmpty());
    }

    /**
     * Reads a lesson file, or all that are in a folder in the order of their names.
     *
     * @throws BadInputException if one cannot be read or understood: nothing of the others is used either
     */
    static Course read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isDirectory(file)) {
            return new Course(name, LessonReader.read(name, text(file)));
        }
        return of(file, name, lessonsIn(file));
    }

    /**
     * Reads the course of a folder in a language: each file that the folder of that language has as well comes from there.
     *
     * @throws BadInputException as {@link #read} does
     */
    static Course shipped(Path folder, Locale language) {
        Path translated = folder.resolve(language.getLanguage());
        List<Path> files = new ArrayList<>();
        for (Path file : lessonsIn(folder)) {
            Path other = translated.resolve(file.getFileName());
            files.add(Files.isRegularFile(other) ? other : file);
        }
        return of(folder, "", files);
    }

    private static Course of(Path folder, String name, List<Path> files) {
        if (files.isEmpty()) {
            throw new BadInputException(
                    Texts.of("There are no lessons in {0}; they are files {1}.", folder, "*" + ENDING));
        }
        List<Lesson> lessons = new ArrayList<>();
        for (Path file : files) {
            lessons.addAll(LessonReader.read(String.valueOf(file.getFileName()), text(file)));
        }
        return new Course(name, lessons);
    }

    private static boolean isLesson(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(ENDING) && !Files.isDirectory(file);
    }

    private static List<Path> lessonsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Course::isLesson).sorted().toList();
        } catch (IOException reason) {
            throw new BadInputException(
                    Texts.of("{0} cannot be read: {1}.", folder, String.valueOf(reason.getMessage())), reason);
        }
    }

    private static String text(Path file) {
        Path name = file.getFileName();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInputException(
                        Texts.of("{0} is too large for a lesson: a few lines of text are expected.", name));
            }
            return Files.readString(file);
        } catch (CharacterCodingException reason) {
            throw new BadInputException(
                    Texts.of("{0} is not a text in UTF-8; save it as one and open it again.", name), reason);
        } catch (NoSuchFileException reason) {
            throw new BadInputException(Texts.of("{0} is not there any more.", name), reason);
        } catch (IOException reason) {
            throw new BadInputException(
                    Texts.of("{0} cannot be read: {1}.", name, String.valueOf(reason.getMessage())), reason);
        }
    }
}
