package dev.incidentledger.query.analytics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One incident with its steps, as {@link IncidentFacts} explains them; null for a step that nobody told of. */
record IncidentRow(
        String incidentId,
        String title,
        String status,
        String audience,
        String impact,
        @Nullable String origin,
        List<String> componentIds,
        Instant toldAt,
        @Nullable Instant beganAt,
        @Nullable Instant detectedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant identifiedAt,
        @Nullable Instant monitoringAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant postmortemAt,
        boolean toldAfterwards,
        int updates,
        int corrections) {}
