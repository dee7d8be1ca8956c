package dev.incidentledger.query.transparency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** What checkpoints are signed with, looked at before the start. */
public final class KeyFile {

    private KeyFile() {}

    /** Of the setting that names it; one that is not there is made. */
    public static Stream<String> complaints(Environment settings) {
        var told = settings.getProperty("ledger.log.key-file");
        if (told == null) {
            return Stream.empty();
        }
        var keys = new SigningKeys(Path.of(told), "");
        try {
            if (keys.exists()) {
                keys.read();
            }
            return Stream.empty();
        } catch (IOException | IllegalArgumentException unusable) {
            return Stream.of("LEDGER_LOG_KEY_FILE is %s, which holds no keys that can be read: %s"
                    .formatted(told, unusable.getMessage()));
        }
    }
}
