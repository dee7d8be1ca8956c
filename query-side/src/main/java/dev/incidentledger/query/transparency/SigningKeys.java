package dev.incidentledger.query.transparency;

import dev.incidentledger.log.SignerKey;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.query.platform.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of secrets that sign checkpoints: for each key two lines, the private one and the public one below. All of them sign.
 *
 * @param path read again each time, so that a key can be replaced under a running process
 * @param origin the name of a key that is made
 */
record SigningKeys(Path path, String origin) {

    /**
     * @return at least one
     * @throws IOException when there is no file, or it cannot be read
     * @throws IllegalArgumentException when its keys are no keys; the file is not quoted
     */
    List<SignerKey> read() throws IOException {
        var lines =
                Files.readString(path).lines().filter(line -> !line.isBlank()).toList();
        var keys = new ArrayList<SignerKey>();
        for (int i = 0; i < lines.size(); i += 2) {
            keys.add(SignerKey.parse(String.join("\n", lines.subList(i, Math.min(i + 2, lines.size())))));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("It holds no key");
        }
        if (keys.stream()
                        .map(SignerKey::verifier)
                        .map(VerifierKey::name)
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("Its keys have several names; a log has one");
        }
        return keys;
    }

    void make() throws IOException {
        new SecretFile(path).make(SignerKey.generate(origin).toText());
    }

    boolean exists() {
        return Files.exists(path);
    }
}
