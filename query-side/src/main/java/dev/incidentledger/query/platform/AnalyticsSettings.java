package dev.incidentledger.query.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much analysts may ask of a process.
 *
 * @param atOnce how many of their requests are answered at a time, each with a connection of their own
 * @param longest how long one of their questions may take the database
 */
@ConfigurationProperties("ledger.analytics")
public record AnalyticsSettings(
        @DefaultValue("4") int atOnce, @DefaultValue("10s") Duration longest) {}
