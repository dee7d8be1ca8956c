package dev.incidentledger.query.platform;

import java.net.URI;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the page calls itself, and the zone that its days and times are told in.
 *
 * @param url where people find it; null when nobody said
 */
@ConfigurationProperties("ledger.page")
public record StatusPage(
        @DefaultValue("Incident Ledger") String name,
        @Nullable URI url,
        @DefaultValue("UTC") ZoneId zone) {}
