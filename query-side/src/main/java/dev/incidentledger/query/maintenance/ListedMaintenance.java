package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.PlannedComponent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One maintenance of the list, for operators. What was planned and what happened are told apart.
 *
 * @param scheduledFor as planned now: the list's order; likewise {@code scheduledUntil}
 * @param reminderMinutes null when nobody is reminded
 * @param startedAt when it really started; null where it did not; likewise {@code completedAt} and {@code canceledAt}
 * @param components those planned and those that its updates speak of, as published
 * @param createdAt when it was recorded; likewise {@code updatedAt} for its newest event
 */
record ListedMaintenance(
        MaintenanceId id,
        String title,
        MaintenanceStatus status,
        Audience audience,
        Instant scheduledFor,
        Instant scheduledUntil,
        boolean automaticStart,
        boolean automaticCompletion,
        @Nullable Integer reminderMinutes,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant canceledAt,
        List<PlannedComponent> components,
        Instant createdAt,
        Instant updatedAt,
        long version) {}
