package dev.incidentledger.query.timeline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param grace by how much the next update may miss a promise that still counts as kept */
@ConfigurationProperties("ledger.promises")
public record PromiseRule(@DefaultValue("2m") Duration grace) {}
