package dev.incidentledger.query.currentstatus;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A component of the page.
 *
 * @param groupId not told: a component of a group stands inside it
 * @param status the worst of the claims that whoever asks may see
 * @param publicStatus what the page says of it; null when the page does not show it
 */
public record ShownComponent(
        ComponentId id,
        String name,
        @JsonProperty(access = Access.WRITE_ONLY) @Nullable GroupId groupId,
        int position,
        @Nullable String description,
        @Nullable LocalDate startDate,
        boolean showcase,
        boolean onlyShowIfDegraded,
        Audience audience,
        ComponentStatus status,
        @Nullable ComponentStatus publicStatus) {}
