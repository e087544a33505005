package org.tenfold.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenfold.image.BadInputException;
import org.tenfold.keeping.KeptSession;
import org.tenfold.keeping.SessionFile;

/**
 * The sessions that are saved by themselves: for each running program one file, and beside it one that the program holds
 * locked for as long as it lives. The system lets go of the lock when a program dies, however it dies; so a file whose lock
 * is free was left behind. Safe for use by several threads.
 */
final class Autosaves {
    private static final Logger LOG = LoggerFactory.getLogger(Autosaves.class);
    private static final String PREFIX = "autosave-";
    private static final String LOCK = ".lock";
    private static final String DAMAGED = ".damaged";

    private final Path folder;

    /** Of what was left behind and nobody has decided about. */
    private final List<Slot> held = new ArrayList<>();

    private @Nullable Slot own;
    private boolean ended;

    private Autosaves(Path folder) {
        this.folder = folder;
    }

    /** In a folder that is made when something is saved. */
    static Autosaves in(Path folder) {
        return new Autosaves(folder);
    }

    /**
     * A session that another program left behind, held for this one until it is recovered or discarded.
     *
     * @param session what was saved
     * @param when it was saved
     */
    record Found(KeptSession session, Instant when, Slot slot) {}

    /** A file and its lock, which is held. */
    record Slot(Path data, Path lockFile, FileChannel channel, FileLock lock) {
        private void release() throws IOException {
            channel.close();
        }

        private void remove() throws IOException {
            Files.deleteIfExists(data);
            release();
            Files.deleteIfExists(lockFile);
        }
    }

    /** Saves a session over the one before. */
    synchronized void write(KeptSession session) throws IOException {
        if (!ended) {
            SessionFile.write(own().data(), session);
        }
    }

    /** There is nothing to lose any more. */
    synchronized void remove() throws IOException {
        Slot present = own;
        if (present != null) {
            own = null;
            present.remove();
        }
    }

    /**
     * The program ends: nothing is written from now on.
     *
     * @param last left to the next program; none if nothing would be lost
     */
    synchronized void end(@Nullable KeptSession last) throws IOException {
        if (last == null) {
            remove();
        } else {
            write(last);
        }
        ended = true;
        if (own != null) {
            own.release();
        }
        for (Slot slot : held) {
            slot.release();
        }
    }

    /** Makes what was left behind the own file. */
    synchronized void adopt(Found found) throws IOException {
        Files.move(found.slot().data(), own().data(), StandardCopyOption.ATOMIC_MOVE);
        discard(found);
    }

    /** Throws away what was left behind. */
    synchronized void discard(Found found) throws IOException {
        held.remove(found.slot());
        found.slot().remove();
    }

    private Slot own() throws IOException {
        Slot present = own;
        if (present == null) {
            Files.createDirectories(folder);
            present = lock(PREFIX + UUID.randomUUID());
            if (present == null) {
                throw new IOException("a file of a new name is locked");
            }
            own = present;
        }
        return present;
    }

    /** The slot of a name, or null if another program holds it. */
    private @Nullable Slot lock(String name) throws IOException {
        Path lockFile = folder.resolve(name + LOCK);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new Slot(folder.resolve(name + SessionFile.ENDING), lockFile, channel, lock);
            }
        } catch (OverlappingFileLockException held) {
            // By another window of this very program.
            LOG.debug("{} is held.", lockFile);
        }
        channel.close();
        return null;
    }

    /** What dead programs left behind and would be lost, the newest first; the rest of what they left is removed. */
    synchronized List<Found> leftBehind() {
        List<Found> all = new ArrayList<>();
        try {
            for (String name : names()) {
                Found found = look(name);
                if (found != null) {
                    all.add(found);
                }
            }
        } catch (IOException reason) {
            LOG.warn("What was saved by itself cannot be looked through: {}", reason.toString());
        }
        all.sort(Comparator.comparing(Found::when).reversed());
        return all;
    }

    private Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    for (String ending : List.of(LOCK, SessionFile.ENDING)) {
                        if (name.endsWith(ending)) {
                            names.add(name.substring(0, name.length() - ending.length()));
                        }
                    }
                }
            }
        }
        return names;
    }

    private @Nullable Found look(String name) {
        try {
            Slot slot = lock(name);
            if (slot == null) {
                return null;
            }
            removeParts(name);
            if (Files.exists(slot.data())) {
                KeptSession session = read(slot.data());
                if (session != null && wouldBeLost(session)) {
                    held.add(slot);
                    return new Found(
                            session, Files.getLastModifiedTime(slot.data()).toInstant(), slot);
                }
            }
            slot.remove();
        } catch (IOException reason) {
            LOG.warn("{} was left behind and cannot be looked at: {}", name, reason.toString());
        }
        return null;
    }

    /** What a program was writing when it died. */
    private void removeParts(String name) throws IOException {
        try (DirectoryStream<Path> parts =
                Files.newDirectoryStream(folder, "." + name + SessionFile.ENDING + ".*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** A file that cannot be read is put aside, so that nobody stumbles over it again. */
    private static @Nullable KeptSession read(Path data) throws IOException {
        try {
            return SessionFile.read(data);
        } catch (BadInputException damaged) {
            Path aside = data.resolveSibling(data.getFileName() + DAMAGED);
            Files.move(data, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("{} It was put aside as {}.", damaged.getMessage(), aside.getFileName());
            return null;
        }
    }

    private static boolean wouldBeLost(KeptSession session) {
        String file = session.file();
        if (file == null) {
            return session.isWork();
        }
        try {
            return !session.isSameWork(SessionFile.read(Path.of(file)));
        } catch (BadInputException gone) {
            return session.isWork();
        }
    }
}
