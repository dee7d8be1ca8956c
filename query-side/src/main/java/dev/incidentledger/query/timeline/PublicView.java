package dev.incidentledger.query.timeline;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.query.platform.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the public may see it: no notes, no drafts, no internal components, nobody's name, and of what was
 * changed before it was made public only the outcome.
 */
final class PublicView {

    private final IncidentHistory incident;
    private final Set<ComponentId> internal;

    private PublicView(IncidentHistory incident, Set<ComponentId> internal) {
        this.incident = incident;
        this.internal = internal;
    }

    static Optional<IncidentHistory> of(IncidentHistory incident, Set<ComponentId> internal) {
        return incident.audience() == Audience.INTERNAL
                ? Optional.empty()
                : Optional.of(new PublicView(incident, internal).view());
    }

    private IncidentHistory view() {
        return new IncidentHistory(
                incident.id(),
                incident.identifiedAs(),
                incident.startedAt(),
                incident.scope(),
                incident.origin(),
                titles(),
                updates(),
                postmortem(),
                overrides(),
                windows(),
                references(),
                recoveries(),
                publication(),
                retraction());
    }

    private List<TitleVersion> titles() {
        return sincePublished(incident.titles(), TitleVersion::provenance)
                .map(version -> new TitleVersion(version.title(), shown(version.provenance())))
                .toList();
    }

    private List<UpdateHistory> updates() {
        return incident.updates().stream()
                .filter(UpdateHistory::isTold)
                .map(this::publicUpdate)
                .toList();
    }

    /** The first version that stood in public counts as the original; a change that nobody can see is none. */
    private UpdateHistory publicUpdate(UpdateHistory update) {
        var versions = new ArrayList<UpdateVersion>();
        sincePublished(update.versions(), UpdateVersion::provenance)
                .map(this::publicVersion)
                .forEach(version -> {
                    if (versions.isEmpty()) {
                        versions.add(version.recordedAs(shown(update.provenance())));
                    } else if (!version.saysTheSameAs(versions.getLast())) {
                        versions.add(version);
                    }
                });
        return update.with(versions);
    }

    private UpdateVersion publicVersion(UpdateVersion version) {
        return new UpdateVersion(
                version.status(),
                version.message(),
                version.components().stream().filter(this::isPublic).toList(),
                version.occurredAt(),
                shown(version.provenance()));
    }

    private boolean isPublic(AffectedComponent component) {
        return !internal.contains(component.id());
    }

    private @Nullable PostmortemHistory postmortem() {
        var published = sincePublished(incident.publishedPostmortems(), PostmortemVersion::provenance)
                .map(version -> new PostmortemVersion(version.postmortem(), shown(version.provenance())))
                .toList();
        return published.isEmpty() ? null : new PostmortemHistory(published);
    }

    private List<ImpactOverride> overrides() {
        return sincePublished(incident.overrides(), ImpactOverride::provenance)
                .map(version -> new ImpactOverride(version.impact(), shown(version.provenance())))
                .toList();
    }

    private List<EstablishedWindow> windows() {
        return sincePublished(incident.impactWindows(), EstablishedWindow::provenance)
                .map(version -> new EstablishedWindow(version.window(), shown(version.provenance())))
                .toList();
    }

    private List<LinkedReference> references() {
        return incident.linkedReferences().stream()
                .map(linked -> new LinkedReference(linked.reference(), shown(linked.provenance())))
                .toList();
    }

    private List<Recovery> recoveries() {
        return incident.recoveries().stream()
                .map(recovery -> new Recovery(
                        recovery.components().stream()
                                .filter(id -> !internal.contains(id))
                                .toList(),
                        recovery.occurredAt(),
                        shown(recovery.provenance())))
                .filter(recovery -> !recovery.components().isEmpty())
                .toList();
    }

    /** What was given as a reason before the publication was not written for the public. */
    private Provenance shown(Provenance provenance) {
        var publication = incident.publication();
        return publication != null
                        && provenance.position() < publication.provenance().position()
                ? provenance.withoutActor().withoutReason()
                : provenance.withoutActor();
    }

    /** The versions that ever stood in public: the last one before the publication, and all since. */
    private <T> Stream<T> sincePublished(List<T> versions, Function<T, Provenance> provenance) {
        var publication = incident.publication();
        if (publication == null) {
            return versions.stream();
        }
        return IntStream.range(0, versions.size())
                .filter(i -> i == versions.size() - 1
                        || provenance.apply(versions.get(i + 1)).position()
                                > publication.provenance().position())
                .mapToObj(versions::get);
    }

    private @Nullable Publication publication() {
        var publication = incident.publication();
        return publication == null ? null : new Publication(shown(publication.provenance()));
    }

    private @Nullable Retraction retraction() {
        var retraction = incident.retraction();
        return retraction == null ? null : new Retraction(shown(retraction.provenance()));
    }
}
