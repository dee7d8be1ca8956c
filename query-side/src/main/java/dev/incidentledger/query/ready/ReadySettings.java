package dev.incidentledger.query.ready;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the public pages are kept up to date.
 *
 * @param enabled whether this process has any
 * @param betweenRenders how long after one render the next begins at the earliest, so that many changes share one
 * @param lookEvery how often the read models are looked at when nothing in this process tells that they moved
 * @param outdatedAfter how long they may be out of reach before readers are told how old the page is
 */
@ConfigurationProperties("ledger.page.ready")
record ReadySettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("100ms") Duration betweenRenders,
        @DefaultValue("500ms") Duration lookEvery,
        @DefaultValue("60s") Duration outdatedAfter) {}
