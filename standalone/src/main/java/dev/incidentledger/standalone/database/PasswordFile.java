package dev.incidentledger.standalone.database;

import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Keeps the password of the database user where only the owner of the data folder reads it. */
record PasswordFile(Path path) {

    private static final int BYTES = 24;

    String generate() throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, HexFormat.of().formatHex(random), WRITE, SYNC);
        return read();
    }

    String read() throws IOException {
        return Files.readString(path).strip();
    }
}
