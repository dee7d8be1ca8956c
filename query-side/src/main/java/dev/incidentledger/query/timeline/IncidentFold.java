package dev.incidentledger.query.timeline;

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
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.query.platform.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one incident's events in their order. It refuses nothing: history happened. */
final class IncidentFold {

    private @Nullable IncidentIdentified identified;
    private final List<TitleVersion> titles = new ArrayList<>();
    private final Map<UpdateId, UpdateHistory> updates = new LinkedHashMap<>();
    private final List<PostmortemVersion> postmortems = new ArrayList<>();
    private final List<ImpactOverride> overrides = new ArrayList<>();
    private final List<EstablishedWindow> windows = new ArrayList<>();
    private final List<LinkedReference> references = new ArrayList<>();
    private final List<Recovery> recoveries = new ArrayList<>();
    private @Nullable Publication publication;
    private @Nullable Retraction retraction;

    /** What is known so far; empty until the incident is identified. */
    Optional<IncidentHistory> history() {
        return Optional.ofNullable(identified)
                .map(opened -> new IncidentHistory(
                        opened.incidentId(),
                        opened.audience(),
                        opened.startedAt(),
                        opened.scope(),
                        opened.origin(),
                        titles,
                        List.copyOf(updates.values()),
                        postmortems.isEmpty() ? null : new PostmortemHistory(postmortems),
                        overrides,
                        windows,
                        references,
                        recoveries,
                        publication,
                        retraction));
    }

    void add(RecordedEvent recorded) {
        var by = recorded.provenance();
        switch (recorded.event()) {
            case IncidentIdentified e -> identify(e, by);
            case UpdatePosted e -> tell(UpdateKind.UPDATE, e.update(), by);
            case IncidentResolved e -> tell(UpdateKind.RESOLUTION, e.resolution(), by);
            case IncidentReopened e -> tell(UpdateKind.REOPENING, e.update(), by);
            case UpdateCorrected e -> updates.computeIfPresent(e.updateId(), (_, update) -> corrected(update, e, by));
            case TitleCorrected e -> titles.add(new TitleVersion(e.title(), by));
            case PostmortemAttached e -> postmortems.add(new PostmortemVersion(e.postmortem(), by));
            case ImpactOverridden e -> overrides.add(new ImpactOverride(e.impact(), by));
            case ImpactWindowEstablished e -> windows.add(new EstablishedWindow(e.window(), by));
            case ReferenceLinked e -> references.add(new LinkedReference(e.reference(), by));
            case ComponentsRecovered e -> recoveries.add(new Recovery(e.components(), e.occurredAt(), by));
            case IncidentPublished _ -> publication = new Publication(by);
            case IncidentRetracted _ -> retraction = new Retraction(by);
        }
    }

    private void identify(IncidentIdentified event, Provenance by) {
        identified = event;
        titles.add(new TitleVersion(event.title(), by));
        tell(UpdateKind.OPENING, event.opening(), by);
        if (event.impactOverride() != null) {
            overrides.add(new ImpactOverride(event.impactOverride(), by));
        }
    }

    private void tell(UpdateKind kind, Update update, Provenance by) {
        updates.put(update.id(), UpdateHistory.first(kind, update, by));
    }

    private static UpdateHistory corrected(UpdateHistory update, UpdateCorrected correction, Provenance by) {
        var versions = new ArrayList<>(update.versions());
        versions.add(update.current().corrected(correction, by));
        return update.with(versions);
    }
}
