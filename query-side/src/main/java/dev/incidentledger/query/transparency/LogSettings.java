package dev.incidentledger.query.transparency;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is sealed.
 *
 * @param enabled whether this process seals; one is enough, several take turns
 * @param keyFile the secret that checkpoints are signed with; {@code log-key} in the data folder if absent
 * @param guardFile the checkpoint signed last, kept where whoever changes the database does not reach; {@code log-guard} in the
 *     data folder if absent
 * @param origin the name of a key that is made; kept for ever after, and told in every checkpoint
 * @param every how often what is new is sealed and signed
 */
@ConfigurationProperties("ledger.log")
record LogSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable Path keyFile,
        @Nullable Path guardFile,
        @DefaultValue("incident-ledger") String origin,
        @DefaultValue("500ms") Duration every) {}
