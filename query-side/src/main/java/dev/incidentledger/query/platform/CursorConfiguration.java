package dev.incidentledger.query.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the key of the cursors comes from: several nodes are told one, a single node makes its own. */
@Configuration(proxyBeanMethods = false)
class CursorConfiguration {

    @Bean
    CursorKey cursorKey(
            @Value("${ledger.cursor-key:#{null}}") @Nullable String told, @Value("${ledger.data-dir}") Path dataFolder)
            throws IOException {
        var key = told == null ? new CursorKeyFile(dataFolder.resolve("cursor-key")).readOrMake() : told;
        return new CursorKey(Base64.getDecoder().decode(key));
    }
}
