package dev.incidentledger.query.statuspage;

import static dev.incidentledger.query.statuspage.IncidentStory.says;
import static dev.incidentledger.query.statuspage.Site.NOW;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Sites with nothing, one thing and forty things on them. */
final class Samples {

    private static final ComponentStatus[] STATUSES = ComponentStatus.values();

    private Samples() {}

    static Site nothing() {
        return new Site();
    }

    static Site one() {
        return new Site()
                .component("API", null, ComponentStatus.PARTIAL_OUTAGE, "Requests of your applications", true, false)
                .lost(1, 0, Site.minutes(0, 12, 41, 0))
                .lost(1, 11, Site.minutes(0, 0, 0, 34))
                .lost(1, 12, Site.minutes(0, 190, 0, 0))
                .lost(1, 47, Site.minutes(120, 0, 0, 0))
                .with(ongoing(1).told())
                .with(coming(1).told());
    }

    static Site ten() {
        var site = new Site();
        var core = site.group("Core");
        for (var name : List.of("API", "Dashboard", "Sign-in", "Webhooks")) {
            site.component(name, core, ComponentStatus.OPERATIONAL);
        }
        var regions = site.group("Regions");
        for (var name : List.of("Frankfurt", "Dublin", "Virginia", "Oregon")) {
            site.component(name, regions, ComponentStatus.OPERATIONAL);
        }
        site.component("Documentation", null, ComponentStatus.OPERATIONAL, null, true, false);
        site.component("Support", null, ComponentStatus.OPERATIONAL, "By mail and telephone", true, false);
        return scattered(site, 10, 30).with(learnedFrom(7).told()).with(done(1).told());
    }

    static Site forty() {
        var site = new Site();
        for (int g = 0; g < 8; g++) {
            var group = site.group("Region " + (g + 1));
            for (int c = 0; c < 5; c++) {
                int number = 5 * g + c + 1;
                site.component(
                        "Service %d, a name of some length".formatted(number),
                        group,
                        number % 9 == 0 ? STATUSES[number / 9] : ComponentStatus.OPERATIONAL);
            }
        }
        scattered(site, 40, 110);
        for (int i = 1; i <= 4; i++) {
            site.with(ongoing(i).told());
        }
        for (int i = 1; i <= 3; i++) {
            site.with(coming(i).told());
        }
        for (int i = 10; i < 47; i++) {
            site.with(past(i, NOW.minus(Duration.ofHours(20L * (i - 9)))).told());
        }
        return site.with(learnedFrom(7).told());
    }

    /** So many components, each with troubled days, and so many incidents under way. */
    static Site outage(int components, int incidents) {
        var site = new Site();
        for (int i = 1; i <= components; i++) {
            site.component("Service %d, a name of some length".formatted(i), null, ComponentStatus.MAJOR_OUTAGE)
                    .lost(i, 0, Site.minutes(0, 12, 41, 0))
                    .lost(i, 40, Site.minutes(0, 0, 0, 34));
        }
        for (int i = 1; i <= incidents; i++) {
            site.with(ongoing(i).told());
        }
        for (int i = 1; i <= 12; i++) {
            site.with(coming(i).told());
        }
        return site;
    }

    static IncidentStory ongoing(int number) {
        var start = NOW.minus(Duration.ofMinutes(53 + number));
        return IncidentStory.identified(
                        number,
                        "Elevated error rate of API requests",
                        start,
                        "We are looking into **failing requests** to `api.example.com`.",
                        "Europe",
                        null,
                        says(1, "API", ComponentStatus.DEGRADED_PERFORMANCE))
                .promising(
                        Duration.ofMinutes(30),
                        UpdateStatus.IDENTIFIED,
                        start.plus(Duration.ofMinutes(22)),
                        "A faulty node has been found and is being taken out of service. About 4 % of requests fail; "
                                + "a retry usually succeeds.",
                        says(1, "API", ComponentStatus.PARTIAL_OUTAGE),
                        says(2, "Dashboard", ComponentStatus.DEGRADED_PERFORMANCE));
    }

    static IncidentStory past(int number, Instant start) {
        return IncidentStory.identified(
                        number,
                        "Delayed webhooks, number " + number,
                        start,
                        "Webhooks arrive late.",
                        says(4, "Webhooks", STATUSES[1 + number % 4]))
                .resolved(start.plus(Duration.ofMinutes(40 + 7 * number)), "All webhooks were delivered.");
    }

    /** With everything on its page that a page can hold. */
    static IncidentStory learnedFrom(int number) {
        var start = Instant.parse("2026-11-21T08:42:40Z");
        var story = IncidentStory.identified(
                number,
                "Mail protection delays messages",
                start,
                "Messages to *some* mailboxes are delayed.",
                "Europe",
                new Origin(
                        "Microsoft 365",
                        List.of(new ExternalReference(
                                "Microsoft 365", "EX255429", "https://status.office.example/EX255429"))),
                says(1, "Mail flow", ComponentStatus.DEGRADED_PERFORMANCE),
                says(3, "Archive search", ComponentStatus.DEGRADED_PERFORMANCE));
        return story.promising(
                        Duration.ofMinutes(30),
                        UpdateStatus.IDENTIFIED,
                        at(start, 12),
                        "The provider has confirmed the issue.",
                        says(1, "Mail flow", ComponentStatus.PARTIAL_OUTAGE))
                .promising(Duration.ofMinutes(15), UpdateStatus.MONITORING, at(start, 43), "A fix is being rolled out.")
                .then(
                        at(start, 50),
                        "The time of the confirmation was wrong",
                        id -> new UpdateCorrected(
                                id,
                                story.updateId(1),
                                "The provider has confirmed the issue and works on it.",
                                at(start, 10),
                                null,
                                null))
                .resolved(at(start, 68), "Mail flows again; delayed messages have been delivered.")
                .then(
                        at(start, 70),
                        "One component was reported wrongly",
                        id -> new ComponentsRecovered(id, List.of(IncidentStory.component(3)), at(start, 70)))
                .then(
                        at(start, 300),
                        "More customers than thought were concerned",
                        id -> new ImpactOverridden(id, Impact.MAJOR))
                .then(
                        at(start, 310),
                        "The old title named the wrong product",
                        id -> new TitleCorrected(id, "Mail protection delayed messages in Europe"))
                .then(
                        at(start, 1700),
                        null,
                        id -> new PostmortemAttached(
                                id,
                                new Postmortem(
                                        story.updateId(90),
                                        1,
                                        "A change to mail filtering was to blame.",
                                        PostmortemState.PUBLISHED,
                                        at(start, 1700))))
                .then(
                        at(start, 1800),
                        null,
                        id -> new PostmortemAttached(
                                id,
                                new Postmortem(story.updateId(90), 2, """
                                        A change to mail filtering was to blame, **from 06:40 to 09:40 UTC**.

                                        1. The change passed its tests, which held no message of that size.
                                        2. It was rolled out to all of Europe at once.

                                        We now roll out to one region, and wait.""", PostmortemState.PUBLISHED, at(start, 1800))))
                .then(
                        at(start, 1810),
                        null,
                        id -> new ImpactWindowEstablished(
                                id,
                                new ImpactWindow(
                                        Instant.parse("2026-11-21T06:40:00Z"),
                                        Instant.parse("2026-11-21T09:40:00Z"),
                                        "Microsoft 365 service health",
                                        false)))
                .then(
                        at(start, 1820),
                        null,
                        id -> new ReferenceLinked(
                                id,
                                new ExternalReference("Tickets", "OPS-4411", "https://tickets.example.com/OPS-4411")));
    }

    static IncidentStory retracted(int number) {
        return past(number, NOW.minus(Duration.ofDays(3)))
                .then(NOW.minus(Duration.ofDays(2)), "The alert came from a test environment", IncidentRetracted::new);
    }

    static IncidentStory long40(int number) {
        var start = NOW.minus(Duration.ofDays(2));
        var story = IncidentStory.identified(
                number, "A long one", start, "It begins.", says(1, "API", ComponentStatus.MAJOR_OUTAGE));
        for (int i = 1; i < 40; i++) {
            story.promising(
                    Duration.ofMinutes(30),
                    UpdateStatus.IDENTIFIED,
                    at(start, 31 * i),
                    "We are still restoring partitions of the primary cluster. %d of 40 are back, and those already "
                                    .formatted(i)
                            + "restored answer as usual. Writes to the others are refused until their replicas agree.");
        }
        return story;
    }

    static MaintenanceStory coming(int number) {
        var start = NOW.plus(Duration.ofDays(2L * number));
        return MaintenanceStory.scheduled(
                number,
                "Database upgrade",
                NOW.minus(Duration.ofDays(3)),
                start,
                Duration.ofHours(2),
                "Writes are refused for about five minutes while the primary changes.",
                "API");
    }

    static MaintenanceStory done(int number) {
        var start = NOW.minus(Duration.ofDays(4));
        var story = MaintenanceStory.scheduled(
                number + 100,
                "Network maintenance in Frankfurt",
                NOW.minus(Duration.ofDays(9)),
                start.minus(Duration.ofHours(3)),
                Duration.ofHours(1),
                "Short interruptions are possible.",
                "Frankfurt");
        return story.then(
                        NOW.minus(Duration.ofDays(6)),
                        new MaintenanceRescheduled(
                                story.id,
                                new Schedule(start, start.plus(Duration.ofHours(2)), false, false, null),
                                story.update(
                                        MaintenanceStatus.SCHEDULED,
                                        NOW.minus(Duration.ofDays(6)),
                                        "Moved by three hours, since a carrier asked for it.")))
                .then(
                        start,
                        new MaintenanceStarted(
                                story.id,
                                story.update(
                                        MaintenanceStatus.IN_PROGRESS,
                                        start,
                                        "Work has begun.",
                                        says(5, "Frankfurt", ComponentStatus.UNDER_MAINTENANCE))))
                .then(
                        at(start, 95),
                        new MaintenanceCompleted(
                                story.id,
                                story.update(
                                        MaintenanceStatus.COMPLETED, at(start, 95), "All lines are in use again.")));
    }

    private static Instant at(Instant start, int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    private static Site scattered(Site site, int components, int disruptions) {
        var random = new Random(components);
        for (int i = 0; i < disruptions; i++) {
            int kind = random.nextInt(4);
            int minutes = 3 + random.nextInt(200);
            site.lost(
                    1 + random.nextInt(components),
                    random.nextInt(90),
                    Site.minutes(
                            kind == 0 ? minutes : 0,
                            kind == 1 ? minutes : 0,
                            kind == 2 ? minutes : 0,
                            kind == 3 ? minutes / 3 + 1 : 0));
        }
        return site;
    }
}
