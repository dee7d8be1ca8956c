package dev.incidentledger.query.report;

import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.Recording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real incident of May 2021, as its page told it. */
final class ExchangeOutage {

    static final StatusPage PAGE = new StatusPage("CodeTwo", null, ZoneOffset.UTC);

    private ExchangeOutage() {}

    static Recording told() {
        return new Recording()
                .then(new IncidentIdentified(
                        Recording.INCIDENT,
                        "[Europe] Microsoft Exchange Online Protection issues",
                        Instant.parse("2021-05-10T08:42:40Z"),
                        update(1, UpdateStatus.IDENTIFIED, "2021-05-10T08:42:40Z", Duration.ofMinutes(30), affected()),
                        PUBLIC,
                        "Europe",
                        new Origin("Microsoft 365", List.of(new ExternalReference("Microsoft 365", "EX255429", null))),
                        null))
                .then(new UpdatePosted(
                        Recording.INCIDENT,
                        update(2, UpdateStatus.IDENTIFIED, "2021-05-10T09:13:05Z", Duration.ofMinutes(30), List.of())))
                .then(new IncidentResolved(
                        Recording.INCIDENT, update(3, UpdateStatus.RESOLVED, "2021-05-10T09:51:10Z", null, List.of())))
                .then(new PostmortemAttached(
                        Recording.INCIDENT,
                        new Postmortem(
                                Recording.updateId(4),
                                1,
                                "A change to mail filtering was to blame, **from 06:40 to 09:40 UTC**.",
                                PostmortemState.PUBLISHED,
                                Instant.parse("2021-05-11T13:51:00Z"))))
                .then(new ImpactWindowEstablished(
                        Recording.INCIDENT,
                        new ImpactWindow(
                                Instant.parse("2021-05-10T06:40:00Z"),
                                Instant.parse("2021-05-10T09:40:00Z"),
                                "Microsoft 365 service health, EX255429",
                                false)));
    }

    private static List<AffectedComponent> affected() {
        return List.of(affected(1, "Mail flow"), affected(2, "Mail flow"), affected(3, "Archive search"));
    }

    private static AffectedComponent affected(int number, String name) {
        var id = new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
        return new AffectedComponent(id, DEGRADED_PERFORMANCE, name);
    }

    private static Update update(
            int number,
            UpdateStatus status,
            String occurredAt,
            @Nullable Duration untilNext,
            List<AffectedComponent> components) {
        var time = Instant.parse(occurredAt);
        return new Update(
                Recording.updateId(number),
                status,
                "What was said as number %d.".formatted(number),
                components,
                time,
                untilNext == null ? null : time.plus(untilNext),
                PUBLIC);
    }
}
