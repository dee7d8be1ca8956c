package dev.incidentledger.command.access;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.http.AccessTokenSecret;
import dev.incidentledger.http.AccessTokenVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where whoever owns the data folder finds the token of an admin. */
@Component
public class AdminTokenFile {

    private final Path path;
    private final AccessTokenVerifier verifier;

    AdminTokenFile(@Value("${ledger.data-dir}") Path dataFolder, AccessTokenVerifier verifier) {
        this.path = dataFolder.resolve("admin-token").toAbsolutePath().normalize();
        this.verifier = verifier;
    }

    /** Absolute; there need be no such file. */
    public Path path() {
        return path;
    }

    /** Whether the file is there and with what it holds an admin would be let in now. */
    public boolean admits() throws IOException {
        return exists()
                && read().flatMap(verifier::verify)
                        .filter(caller -> caller.is(Role.ADMIN))
                        .isPresent();
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Empty when the file holds something else. */
    Optional<AccessTokenSecret> read() throws IOException {
        return AccessTokenSecret.parse(
                Files.readString(path, StandardCharsets.ISO_8859_1).strip());
    }

    /** A new secret in place of whatever the file holds, readable by its owner alone. */
    AccessTokenSecret renew() throws IOException {
        var secret = AccessTokenSecret.next(TokenId.next());
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(path);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(path, ownerOnly);
        Files.writeString(path, secret.value() + "\n", StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
        return secret;
    }
}
