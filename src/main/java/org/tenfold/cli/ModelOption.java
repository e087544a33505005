package org.tenfold.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenfold.model.Installation;
import picocli.CommandLine.Option;

/** The option that names the model's folder; the shipped model if it is not given. */
final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "The folder of the model; the shipped one if not given.")
    private @Nullable Path folder;

    /**
     * Reads the model.
     *
     * @throws org.tenfold.image.BadInputException if the folder is not a model
     */
    OpenModel open(Installation installation) {
        return OpenModel.read(folder(installation));
    }

    Path folder(Installation installation) {
        return folder == null ? installation.shippedModel() : folder;
    }
}
