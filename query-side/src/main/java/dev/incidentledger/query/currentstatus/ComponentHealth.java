package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
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
        long version) {

    /** @param claims all that stand on it; on a retired one they count for nothing */
    static ComponentHealth of(ComponentRow component, List<StandingClaim> claims) {
        var counted = component.retired() ? List.<StandingClaim>of() : claims;
        return new ComponentHealth(
                component.componentId(),
                component.name(),
                component.groupId(),
                component.position(),
                component.description(),
                component.startDate(),
                component.showcase(),
                component.onlyShowIfDegraded(),
                component.audience(),
                worst(counted.stream()),
                component.isPublic() ? worst(counted.stream().filter(StandingClaim::isPublic)) : null,
                component.retired(),
                component.version());
    }

    private static ComponentStatus worst(Stream<StandingClaim> claims) {
        return claims.map(StandingClaim::status).reduce(ComponentStatus.OPERATIONAL, ComponentStatus::worse);
    }
}
