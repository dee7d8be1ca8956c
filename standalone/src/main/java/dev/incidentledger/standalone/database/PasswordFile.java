package dev.incidentledger.standalone.database;

import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Keeps the password of a database role where only the owner of the data folder reads it. */
record PasswordFile(Path path) {

    private static final int BYTES = 24;

    static String newPassword() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    boolean exists() {
        return Files.exists(path);
    }

    String generate() throws IOException {
        write(newPassword());
        return read();
    }

    void write(String password) throws IOException {
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, password, WRITE, SYNC);
    }

    String read() throws IOException {
        try {
            return Files.readString(path).strip();
        } catch (NoSuchFileException e) {
            throw new EmbeddedPostgresFailure(
                    "The file %s is missing, and its database does not open without: put it back, or choose another data folder if the data is of a snapshot from before this file."
                            .formatted(path));
        }
    }
}
