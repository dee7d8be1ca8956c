package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A component and how it does, for operators.
 *
 * @param groupId null when it stands outside of any group
 * @param position within its group, or among groups and ungrouped components
 * @param status the worst claim on it, those of internal incidents included
 * @param publicStatus what the page says of it; null when the page does not show it
 * @param version of the catalogue when it last changed
 */
public record ComponentHealth(
        ComponentId id,
        String name,
        @Nullable GroupId groupId,
        int position,
        @Nullable String description,
        @Nullable LocalDate startDate,
        boolean showcase,
        boolean onlyShowIfDegraded,
        Audience audience,
        ComponentStatus status,
        @Nullable ComponentStatus publicStatus,
        boolean retired,
        long version) {}
