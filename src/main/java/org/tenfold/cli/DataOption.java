package org.tenfold.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the folder of MNIST's files. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The folder of the four IDX files.")
    private Path folder;

    Path folder() {
        return folder;
    }
}
