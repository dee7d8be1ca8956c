package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events with as little in them as a test needs; times are minutes after 10:00. */
public final class Samples {

    public static final IncidentId INCIDENT = incident(1);
    public static final ComponentId API = component(1);
    public static final ComponentId WEB = component(2);
    public static final ComponentId LAB = component(3);
    public static final GroupId EUROPE = new GroupId(GroupId.PREFIX + "%026d".formatted(1));

    private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

    private Samples() {}

    public static IncidentId incident(int number) {
        return new IncidentId(IncidentId.PREFIX + "%026d".formatted(number));
    }

    public static ComponentId component(int number) {
        return new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
    }

    static UpdateId updateId(int number) {
        return new UpdateId(UpdateId.PREFIX + "%026d".formatted(number));
    }

    public static Instant at(int minute) {
        return TEN.plus(Duration.ofMinutes(minute));
    }

    public static AffectedComponent says(ComponentId id, ComponentStatus status) {
        return new AffectedComponent(id, status, "As published");
    }

    public static Update update(int number, UpdateStatus status, int minute, AffectedComponent... components) {
        return new Update(updateId(number), status, "Told", List.of(components), at(minute), null, Audience.PUBLIC);
    }

    static Update note(int number, int minute, AffectedComponent... components) {
        return new Update(
                updateId(number),
                UpdateStatus.MONITORING,
                "Among us",
                List.of(components),
                at(minute),
                null,
                Audience.INTERNAL);
    }

    public static IncidentIdentified identified(AffectedComponent... components) {
        return identified(INCIDENT, Audience.PUBLIC, components);
    }

    public static IncidentIdentified identified(IncidentId id, Audience audience, AffectedComponent... components) {
        return identified(id, audience, null, components);
    }

    public static IncidentIdentified identified(
            IncidentId id, Audience audience, @Nullable Impact override, AffectedComponent... components) {
        return new IncidentIdentified(
                id,
                "Sign-in fails",
                at(-5),
                update(0, UpdateStatus.INVESTIGATING, 0, components),
                audience,
                "Europe",
                new Origin("Cloud", List.of(new ExternalReference("cloud", "C1", null))),
                override);
    }

    public static UpdatePosted posted(Update update) {
        return new UpdatePosted(INCIDENT, update);
    }

    public static IncidentResolved resolved(int number, int minute, AffectedComponent... components) {
        return new IncidentResolved(INCIDENT, update(number, UpdateStatus.RESOLVED, minute, components));
    }

    static IncidentReopened reopened(int number, int minute, AffectedComponent... components) {
        return new IncidentReopened(INCIDENT, update(number, UpdateStatus.INVESTIGATING, minute, components));
    }

    static PostmortemAttached learned(int version, PostmortemState state, int minute) {
        return new PostmortemAttached(
                INCIDENT, new Postmortem(updateId(900), version, "What we learned", state, at(minute)));
    }

    static UpdateCorrected corrected(
            int number,
            @Nullable Integer minute,
            @Nullable UpdateStatus status,
            @Nullable List<AffectedComponent> components) {
        return new UpdateCorrected(
                INCIDENT, updateId(number), null, minute == null ? null : at(minute), status, components);
    }

    public static ComponentRegistered registered(ComponentId id, String name, @Nullable GroupId group, int position) {
        return registered(id, name, group, position, Audience.PUBLIC);
    }

    public static ComponentRegistered registered(
            ComponentId id, String name, @Nullable GroupId group, int position, Audience audience) {
        return new ComponentRegistered(id, name, group, position, "What it does", null, true, false, audience);
    }

    static ComponentDescribed described(ComponentId id, Audience audience) {
        return new ComponentDescribed(id, null, null, true, false, audience);
    }

    public static GroupRegistered registered(GroupId id, String name, int position) {
        return new GroupRegistered(id, name, position);
    }
}
