package dev.incidentledger.standalone.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.io.file.PathUtils;

/** The folder of one server, held by this process until closed. */
final class DataFolder implements Closeable {

    private static final String LOCK = "incident-ledger.lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder hold(Path folder, ServerAccount account) throws IOException {
        Path path = Files.createDirectories(folder).toRealPath();
        requireOwner(path, account.uid());
        requireReachable(path, account);
        if (!isEmpty(path) && Files.notExists(path.resolve(LOCK))) {
            throw new EmbeddedPostgresFailure(
                    "The folder %s is not empty and holds no data of Incident Ledger: choose another data folder."
                            .formatted(path));
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        return new DataFolder(path, lock(path));
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    List<Path> list(String prefix) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, prefix + "*")) {
            return StreamSupport.stream(files.spliterator(), false).toList();
        }
    }

    boolean isHeld() {
        return lock.isOpen();
    }

    void delete() throws IOException {
        PathUtils.deleteDirectory(path);
    }

    /** Makes renames inside the folder survive a power failure. */
    void sync() throws IOException {
        try (FileChannel directory = FileChannel.open(path, READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void requireOwner(Path path, int uid) throws IOException {
        int owner = (int) Files.getAttribute(path, "unix:uid");
        if (owner == uid) {
            return;
        }
        if (owner != ServerAccount.ownUid() || !isEmpty(path)) {
            throw new EmbeddedPostgresFailure(
                    "The data folder %s belongs to user %d, but the server would run as user %d: start as its owner, or change the owner of all its files."
                            .formatted(path, owner, uid));
        }
        Files.setAttribute(path, "unix:uid", uid);
    }

    private static void requireReachable(Path path, ServerAccount account) {
        if (!account.canRun("test", "-x", path.toString())) {
            throw new EmbeddedPostgresFailure(
                    "The data folder %s is inside a folder that user %d, as whom the server would run, may not enter: choose one outside of it, or start as an ordinary user."
                            .formatted(path, account.uid()));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), CREATE, WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new EmbeddedPostgresFailure(
                    "The data folder %s is in use by a running Incident Ledger: stop that one first, or choose another data folder."
                            .formatted(path));
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }
}
