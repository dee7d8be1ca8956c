package dev.incidentledger.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How open pages are told of newer ones.
 *
 * @param heartbeat after how long without anything to tell a reader is sent a comment
 * @param mostReaders at a time, on this process
 */
@ConfigurationProperties("ledger.page.live")
record LiveSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2000") int mostReaders) {}
