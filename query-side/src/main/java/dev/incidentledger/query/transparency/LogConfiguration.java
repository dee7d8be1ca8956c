package dev.incidentledger.query.transparency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the secrets and memories of sealing lie, and what is exported. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    @Bean
    SigningKeys signingKeys(LogSettings settings, @Value("${ledger.data-dir}") Path dataFolder) {
        return new SigningKeys(
                Objects.requireNonNullElse(settings.keyFile(), dataFolder.resolve("log-key")), settings.origin());
    }

    @Bean
    RollbackGuard rollbackGuard(LogSettings settings, @Value("${ledger.data-dir}") Path dataFolder) {
        return new RollbackGuard(Objects.requireNonNullElse(settings.guardFile(), dataFolder.resolve("log-guard")));
    }

    /** Not asked of readiness: commands and readers go on. */
    @Bean
    HealthIndicator logSealed(Sealing sealing) {
        return () -> sealing.alarm()
                .map(why -> Health.down().withDetail("paused", why))
                .orElseGet(Health::up)
                .build();
    }

    @Bean
    ExportFolder exportFolder(ExportSettings settings, @Value("${ledger.data-dir}") Path dataFolder)
            throws IOException {
        return new ExportFolder(Objects.requireNonNullElse(settings.folder(), dataFolder.resolve("exports")));
    }
}
