package dev.incidentledger.standalone.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.file.PathUtils;

/** The programs of PostgreSQL, unpacked from the class path into the data folder once per build of theirs. */
final class ServerBinaries {

    private static final String PREFIX = "binaries-";
    private static final Set<PosixFilePermission> FOR_EVERY_ACCOUNT = PosixFilePermissions.fromString("rwxr-xr-x");

    private ServerBinaries() {}

    /** The folder is held by us alone, so what is half unpacked was left by a process that is gone. */
    static Path in(DataFolder folder) throws IOException {
        byte[] archive = archive();
        Path unpacked = folder.resolve(PREFIX + checksum(archive));
        if (Files.notExists(unpacked)) {
            deleteEarlier(folder);
            Path partial = folder.resolve(PREFIX + "partial");
            unpack(archive, partial);
            Files.move(partial, unpacked, ATOMIC_MOVE);
        }
        return unpacked;
    }

    private static byte[] archive() throws IOException {
        String name = "postgres-%s-%s.txz".formatted(operatingSystem(), architecture());
        try (InputStream archive = ServerBinaries.class.getResourceAsStream("/" + name)) {
            if (archive == null) {
                throw new EmbeddedPostgresFailure(
                        "This build brings no PostgreSQL for this machine (%s): set SPRING_DATASOURCE_URL to a PostgreSQL of your own."
                                .formatted(name));
            }
            return archive.readAllBytes();
        }
    }

    private static String operatingSystem() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }

    private static String checksum(byte[] archive) {
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        return "%08x".formatted(checksum.getValue());
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (TarArchiveInputStream files =
                new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                unpack(file, files, file.resolveIn(folder));
            }
        }
        openToTheServer(folder);
    }

    private static void unpack(TarArchiveEntry file, InputStream content, Path target) throws IOException {
        if (file.isDirectory()) {
            Files.createDirectories(target);
        } else if (file.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(file.getLinkName()));
        } else {
            PathUtils.createParentDirectories(target);
            Files.copy(content, target);
        }
    }

    private static void openToTheServer(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Files.setPosixFilePermissions(file, FOR_EVERY_ACCOUNT);
            }
        }
    }

    private static void deleteEarlier(DataFolder folder) throws IOException {
        for (Path earlier : folder.list(PREFIX)) {
            PathUtils.deleteDirectory(earlier);
        }
    }
}
