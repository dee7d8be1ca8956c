package dev.incidentledger.eventstore.trace;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go. Without an endpoint there are none.
 *
 * @param endpoint takes OTLP over HTTP, like {@code http://collector:4318/v1/traces}
 * @param sampled which part of the requests is traced whose callers do not say, from 0 to 1
 */
@ConfigurationProperties("ledger.traces")
record TraceSettings(URI endpoint, @DefaultValue("1") double sampled) {}
