package org.tenfold.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.image.BadInputException;
import org.tenfold.inference.Preset;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.model.Installation;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: reads the arguments, runs one command and turns whatever happens into an exit code.
 *
 * <p>Results go to {@code out}, progress and messages to {@code err}. Bad input or usage ends with 2 and one sentence,
 * anything else that fails with 1 and one sentence; the details go to the log at debug level.
 */
public final class Terminal {
    static final int WORKED = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);

    private Terminal() {}

    /**
     * Runs one command.
     *
     * @param args the arguments; none opens the explorer, and so does a file alone that is not called like a command
     * @param screen the way to the window
     * @param installation where the shipped model and the assets are
     * @return 0 when it worked, 2 for bad input or usage, 1 for anything else
     */
    public static int run(String[] args, PrintStream out, PrintStream err, Screen screen, Installation installation) {
        if (args.length == 0) {
            return screen.open(null, err);
        }
        Console console = new Console(out, err, installation);
        CommandLine tenfold = new CommandLine(new TenfoldCommand())
                .addSubcommand(new ClassifyCommand(console))
                .addSubcommand(new TrainCommand(console))
                .addSubcommand(new TrainBaselinesCommand(console))
                .addSubcommand(new EvaluateCommand(console))
                .addSubcommand(new AttackCommand(console))
                .addSubcommand(new BoundCommand(console))
                .addSubcommand(new FoolCommand(console))
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new PrecomputeQuizCommand(console))
                .addSubcommand(new BenchCommand(console, screen, BenchCommand.Effort.DEFAULT))
                .addSubcommand(new SnapshotCommand(screen))
                .registerConverter(Preset.class, new Choice<>(Preset.class))
                .registerConverter(BenchCommand.Part.class, new Choice<>(BenchCommand.Part.class))
                .registerConverter(TrainBaselinesCommand.Kind.class, new Choice<>(TrainBaselinesCommand.Kind.class))
                .registerConverter(Contender.class, new Choice<>(Contender.class))
                .registerConverter(Norm.class, new Choice<>(Norm.class))
                .registerConverter(RobustnessBound.Norm.class, new Choice<>(RobustnessBound.Norm.class))
                .registerConverter(BoundCommand.Bounded.class, new Choice<>(BoundCommand.Bounded.class))
                .registerConverter(SnapshotRequest.Tab.class, new Choice<>(SnapshotRequest.Tab.class))
                .registerConverter(SnapshotRequest.Theme.class, new Choice<>(SnapshotRequest.Theme.class))
                .registerConverter(SnapshotRequest.Tiles.class, new Choice<>(SnapshotRequest.Tiles.class))
                .setOut(console.outWriter())
                .setErr(console.errWriter())
                .setParameterExceptionHandler((e, ignored) -> usage(e, console))
                .setExecutionExceptionHandler((e, ignored, parsed) -> failure(e, console));
        if (args.length == 1 && !tenfold.getSubcommands().containsKey(args[0]) && isFile(args[0])) {
            return screen.open(Path.of(args[0]), err);
        }
        return tenfold.execute(args);
    }

    private static boolean isFile(String argument) {
        try {
            return Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException other) {
            return false;
        }
    }

    /** A wrong use of the command line: one sentence and where to read on. */
    private static int usage(ParameterException e, Console console) {
        String message = message(e);
        String command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        console.say(command + ": " + decapitalized(message) + " (see '" + command + " --help')");
        return BAD_INPUT;
    }

    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String argument = "'" + unmatched.getUnmatched().getFirst() + "'";
            boolean root = e.getCommandLine().getParent() == null;
            return root
                    ? argument + " is neither a command nor a file"
                    : "the argument " + argument + " is one too many";
        }
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
    }

    private static int failure(Exception e, Console console) {
        LOG.debug("The command failed.", e);
        if (e instanceof BadInputException) {
            console.say("tenfold: " + e.getMessage());
            return BAD_INPUT;
        }
        if (e instanceof CancellationException) {
            console.say("tenfold: stopped before the end.");
        } else if (e instanceof IOException || e instanceof UncheckedIOException) {
            console.say("tenfold: a file could not be read or written (" + e + ").");
        } else {
            console.say("tenfold: something went wrong that should not: " + e + ".");
        }
        return FAILED;
    }

    private static String decapitalized(String message) {
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
