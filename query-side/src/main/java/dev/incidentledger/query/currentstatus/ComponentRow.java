package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the catalogue says of a component. */
record ComponentRow(
        ComponentId componentId,
        String name,
        @Nullable GroupId groupId,
        int position,
        @Nullable String description,
        @Nullable LocalDate startDate,
        boolean showcase,
        boolean onlyShowIfDegraded,
        Audience audience,
        boolean retired,
        long version) {

    boolean isPublic() {
        return audience == Audience.PUBLIC;
    }

    ComponentRow hidden() {
        return new ComponentRow(
                componentId,
                name,
                groupId,
                position,
                description,
                startDate,
                showcase,
                onlyShowIfDegraded,
                Audience.INTERNAL,
                retired,
                version);
    }
}
