package org.tenfold.model;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds {@code models/} and {@code assets/}: where the program was installed, or the root of a
 * checkout.
 *
 * @param folder the folder, whether or not it holds anything yet
 */
public record Installation(Path folder) {
    /** The system property that names the folder and goes before everything else. */
    public static final String PROPERTY = "tenfold.home";

    private static final String MODELS = "models";

    /**
     * Finds the folder: the one {@code -Dtenfold.home} names; else the nearest folder above this class's jar or class
     * folder that holds {@code models/}; else the working directory.
     */
    public static Installation find() {
        return find(System.getProperty(PROPERTY), codeLocation(), Path.of("").toAbsolutePath());
    }

    static Installation find(@Nullable String property, @Nullable Path code, Path workingDirectory) {
        if (property != null && !property.isBlank()) {
            return new Installation(Path.of(property));
        }
        for (Path folder : above(code)) {
            if (Files.isDirectory(folder.resolve(MODELS))) {
                return new Installation(folder);
            }
        }
        return new Installation(workingDirectory);
    }

    /** The model that is shipped. */
    public Path shippedModel() {
        return folder.resolve(MODELS).resolve("mnist");
    }

    /** The MNIST files that are shipped. */
    public Path mnist() {
        return folder.resolve("assets").resolve("mnist");
    }

    /** The lessons that are shipped, with a folder for each language beside English. */
    public Path lessons() {
        return folder.resolve("assets").resolve("lessons");
    }

    /** The pictures of the quiz that are shipped. */
    public Path quiz() {
        return folder.resolve("assets").resolve("quiz");
    }

    /** target/classes and lib/tenfold.jar both have their root two folders up. */
    private static List<Path> above(@Nullable Path code) {
        List<Path> folders = new ArrayList<>();
        Path parent = code == null ? null : code.getParent();
        if (parent != null) {
            folders.add(parent);
            if (parent.getParent() != null) {
                folders.add(parent.getParent());
            }
        }
        return folders;
    }

    private static @Nullable Path codeLocation() {
        var source = Installation.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
