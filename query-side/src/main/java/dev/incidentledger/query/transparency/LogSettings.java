package dev.incidentledger.query.transparency;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is sealed.
 *
 * @param enabled whether this process seals; one is enough, several take turns
 * @param keyFile the secret that checkpoints are signed with; made at the first start
 * @param guardFile the checkpoint signed last, kept where whoever changes the database does not reach
 * @param origin the name of a key that is made; kept for ever after, and told in every checkpoint
 * @param every how often what is new is sealed and signed
 */
@ConfigurationProperties("ledger.log")
record LogSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("${ledger.data-dir}/log-key") Path keyFile,
        @DefaultValue("${ledger.data-dir}/log-guard") Path guardFile,
        @DefaultValue("incident-ledger") String origin,
        @DefaultValue("500ms") Duration every) {}
