package dev.incidentledger.query.platform;

import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A secret beside the application's others, where only the owner reads it. */
public record SecretFile(Path path) {

    /** Of several that make it at once, all end up with the same one, and it is there whole or not at all. */
    public void make(String secret) throws IOException {
        var folder = Files.createDirectories(path.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(folder, path.getFileName().toString(), ".draft", ownerOnly);
        try {
            Files.writeString(draft, secret, WRITE, SYNC);
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException madeByAnother) {
            return;
        } finally {
            Files.delete(draft);
        }
    }
}
