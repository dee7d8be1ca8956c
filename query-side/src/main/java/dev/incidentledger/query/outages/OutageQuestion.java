package dev.incidentledger.query.outages;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which time of which components is looked at.
 *
 * @param from the first day, in the page's zone
 * @param to the last one
 * @param component alone; null for any
 * @param group the components that are in it now; null for any
 * @param now where the time ends that is known, and claims that still stand are cut off
 */
public record OutageQuestion(
        Basis basis,
        LocalDate from,
        LocalDate to,
        @Nullable ComponentId component,
        @Nullable GroupId group,
        Subject by,
        Step per,
        Instant now) {

    /** What is behind one of the times that answer this. */
    public OutageQuestion behind(StoodTime time) {
        var only = by == Subject.COMPONENT ? new ComponentId(time.key()) : component;
        return new OutageQuestion(basis, time.from(), time.to(), only, group, by, per, now);
    }
}
