package dev.incidentledger.query.currentstatus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import java.time.LocalDate;
import java.util.stream.Stream;
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
        @JsonIgnore @Nullable GroupId groupId,
        int position,
        @Nullable String description,
        @Nullable LocalDate startDate,
        boolean showcase,
        boolean onlyShowIfDegraded,
        Audience audience,
        ComponentStatus status,
        @Nullable ComponentStatus publicStatus) {

    /** Empty when the reader may not know of it. */
    static Stream<ShownComponent> of(ComponentHealth component, Audience reader) {
        return switch (reader) {
            case INTERNAL -> Stream.of(of(component, component.status()));
            case PUBLIC -> Stream.ofNullable(component.publicStatus()).map(status -> of(component, status));
        };
    }

    private static ShownComponent of(ComponentHealth component, ComponentStatus status) {
        return new ShownComponent(
                component.id(),
                component.name(),
                component.groupId(),
                component.position(),
                component.description(),
                component.startDate(),
                component.showcase(),
                component.onlyShowIfDegraded(),
                component.audience(),
                status,
                component.publicStatus());
    }
}
