package dev.incidentledger.query.platform;

import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Keeps the key beside the application's other secrets, where only the owner reads it. */
record CursorKeyFile(Path path) {

    /** Makes the key at the first start; of several that start at once, all end up with the same. */
    String readOrMake() throws IOException {
        if (Files.notExists(path)) {
            make();
        }
        return Files.readString(path).strip();
    }

    private void make() throws IOException {
        var folder = Files.createDirectories(path.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(folder, "cursor-key", ".draft", ownerOnly);
        try {
            Files.writeString(draft, random(), WRITE, SYNC);
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException madeByAnother) {
            return;
        } finally {
            Files.delete(draft);
        }
    }

    private static String random() {
        var bytes = new byte[CursorKey.BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
