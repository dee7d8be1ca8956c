package dev.incidentledger.query.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Keeps the key beside the application's other secrets, where only the owner reads it. */
record CursorKeyFile(Path path) {

    /** Makes the key at the first start; of several that start at once, all end up with the same. */
    String readOrMake() throws IOException {
        if (Files.notExists(path)) {
            new SecretFile(path).make(random());
        }
        return Files.readString(path).strip();
    }

    private static String random() {
        var bytes = new byte[CursorKey.BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
