package org.tenfold.cli;

import org.tenfold.model.SoftwareVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of all commands; on its own it only explains itself. */
@Command(
        name = "tenfold",
        mixinStandardHelpOptions = true,
        versionProvider = TenfoldCommand.Version.class,
        header = "Draw a digit, ten models try to redraw it: an explorer of analysis by synthesis.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = {"tenfold [FILE]", "       tenfold COMMAND [OPTIONS]"},
        descriptionHeading = "%n",
        description =
                "Without a command it opens the explorer, with FILE in it if one is given. Results go to standard output, everything else to "
                        + "standard error.",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it worked", "2:bad input or usage", "1:anything else"})
final class TenfoldCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Reached by arguments that name no command and ask for nothing. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Prints the version of the build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tenfold " + SoftwareVersion.current()};
        }
    }
}
