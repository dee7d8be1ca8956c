package dev.incidentledger.events;

import dev.incidentledger.events.access.AccessEvent.OwnerErased;
import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.AccessEvent.TokenRevoked;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRetired;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceReminded;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.PlannedComponentsRevised;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** One event of each kind, with every field that it may have. */
final class GoldenEvents {

    private static final IncidentId INCIDENT = new IncidentId("inc_01hzy3m8k2q4r6t8v0w2x4y6z8");
    private static final UpdateId UPDATE = new UpdateId("upd_01hzy3m8k2q4r6t8v0w2x4y6z9");
    private static final MaintenanceId MAINTENANCE = new MaintenanceId("mnt_01hzy3m8k2q4r6t8v0w2x4y6zd");
    private static final ComponentId COMPONENT = new ComponentId("cmp_01hzy3m8k2q4r6t8v0w2x4y6za");
    private static final GroupId GROUP = new GroupId("grp_01hzy3m8k2q4r6t8v0w2x4y6zb");
    private static final TokenId TOKEN = new TokenId("tok_01hzy3m8k2q4r6t8v0w2x4y6zc");
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final Instant ELEVEN = Instant.parse("2026-03-01T11:00:00Z");
    private static final ExternalReference REFERENCE =
            new ExternalReference("Microsoft 365", "EX255429", "https://status.example/EX255429");
    private static final AffectedComponent AFFECTED = new AffectedComponent(
            COMPONENT, ComponentStatus.PARTIAL_OUTAGE, "Mail flow", ComponentStatus.DEGRADED_PERFORMANCE);
    private static final List<PlannedComponent> PLANNED = List.of(new PlannedComponent(COMPONENT, "Mail flow"));
    private static final Schedule SCHEDULE = new Schedule(TEN, ELEVEN, true, false, 60);
    private static final LocalDate START = LocalDate.of(2021, 1, 1);

    static final List<Object> ALL = List.of(
            new IncidentIdentified(
                    INCIDENT,
                    "Mail is delayed – Zürich 🕰",
                    TEN,
                    update(UpdateStatus.IDENTIFIED),
                    Audience.PUBLIC,
                    "Europe",
                    new Origin("Microsoft 365", List.of(REFERENCE)),
                    Impact.MAJOR),
            new UpdatePosted(INCIDENT, update(UpdateStatus.MONITORING)),
            new IncidentResolved(INCIDENT, update(UpdateStatus.RESOLVED)),
            new PostmortemAttached(
                    INCIDENT, new Postmortem(UPDATE, 2, "What we learned", PostmortemState.PUBLISHED, ELEVEN)),
            new IncidentReopened(INCIDENT, update(UpdateStatus.INVESTIGATING)),
            new ImpactOverridden(INCIDENT, Impact.CRITICAL),
            new UpdateCorrected(INCIDENT, UPDATE, "Reworded", ELEVEN, UpdateStatus.IDENTIFIED, List.of(AFFECTED)),
            new TitleCorrected(INCIDENT, "Mail into the archive is delayed"),
            new ImpactWindowEstablished(INCIDENT, new ImpactWindow(TEN, ELEVEN, "Provider's report", true)),
            new ReferenceLinked(INCIDENT, REFERENCE),
            new IncidentPublished(INCIDENT),
            new ComponentsRecovered(INCIDENT, List.of(COMPONENT), ELEVEN),
            new IncidentRetracted(INCIDENT),
            new MaintenanceScheduled(
                    MAINTENANCE,
                    "Mail moves – Zürich 🕰",
                    PLANNED,
                    SCHEDULE,
                    maintenance(MaintenanceStatus.SCHEDULED),
                    Audience.PUBLIC),
            new MaintenanceRescheduled(MAINTENANCE, SCHEDULE, maintenance(MaintenanceStatus.SCHEDULED)),
            new MaintenanceRenamed(MAINTENANCE, "Mail moves to Bern"),
            new PlannedComponentsRevised(MAINTENANCE, PLANNED),
            new MaintenanceReminded(MAINTENANCE, maintenance(MaintenanceStatus.SCHEDULED)),
            new MaintenanceStarted(MAINTENANCE, maintenance(MaintenanceStatus.IN_PROGRESS)),
            new VerificationStarted(MAINTENANCE, maintenance(MaintenanceStatus.VERIFYING)),
            new MaintenanceCompleted(MAINTENANCE, maintenance(MaintenanceStatus.COMPLETED)),
            new MaintenanceCanceled(MAINTENANCE, maintenance(MaintenanceStatus.CANCELED)),
            new MaintenanceUpdatePosted(MAINTENANCE, maintenance(MaintenanceStatus.IN_PROGRESS)),
            new MaintenanceUpdateCorrected(MAINTENANCE, UPDATE, "Reworded", ELEVEN, List.of(AFFECTED)),
            new ComponentRegistered(
                    COMPONENT, "Mail flow", GROUP, 1, "Mail on its way", START, true, false, Audience.INTERNAL),
            new ComponentRenamed(COMPONENT, "Mail transport"),
            new ComponentMoved(COMPONENT, GROUP, 2),
            new ComponentDescribed(COMPONENT, "Mail on its way", START, false, true, Audience.PUBLIC),
            new ComponentRetired(COMPONENT),
            new GroupRegistered(GROUP, "Mail", 1),
            new GroupRenamed(GROUP, "E-mail"),
            new GroupMoved(GROUP, 2),
            new GroupRetired(GROUP),
            new TokenIssued(
                    TOKEN,
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    Set.of(Role.ADMIN, Role.OPERATOR),
                    ELEVEN),
            new TokenRevoked(TOKEN),
            new OwnerErased(TOKEN));

    private GoldenEvents() {}

    private static Update update(UpdateStatus status) {
        return new Update(
                UPDATE, status, "First line\n\nand **more**", List.of(AFFECTED), TEN, ELEVEN, Audience.INTERNAL);
    }

    private static MaintenanceUpdate maintenance(MaintenanceStatus status) {
        return new MaintenanceUpdate(
                UPDATE, status, "First line\n\nand **more**", List.of(AFFECTED), TEN, Audience.INTERNAL);
    }
}
