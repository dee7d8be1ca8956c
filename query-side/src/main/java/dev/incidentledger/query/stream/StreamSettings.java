package dev.incidentledger.query.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param heartbeat how often each listener is sent a comment, and its token is looked at again
 * @param mostListeners at a time, on this process
 */
@ConfigurationProperties("ledger.stream")
record StreamSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("5000") int mostListeners) {}
