package dev.incidentledger.query.timeline;

import static dev.incidentledger.query.timeline.UpdateHistory.CHRONOLOGICAL;
import static java.util.Comparator.comparingLong;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.health.Promises;
import dev.incidentledger.query.health.ToldUpdate;
import dev.incidentledger.query.platform.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be said of one incident: the fold of its events, up to whichever of them was asked for.
 *
 * @param identifiedAs its audience before it was ever published
 * @param titles oldest first, never empty
 * @param updates in the order in which they were recorded, never empty; the first is the opening
 * @param overrides every impact override and withdrawal of one, oldest first
 * @param impactWindows every window established, oldest first; the last one stands
 * @param publication when an internal incident was made public
 */
public record IncidentHistory(
        IncidentId id,
        Audience identifiedAs,
        Instant startedAt,
        @Nullable String scope,
        @Nullable Origin origin,
        List<TitleVersion> titles,
        List<UpdateHistory> updates,
        @Nullable PostmortemHistory postmortem,
        List<ImpactOverride> overrides,
        List<EstablishedWindow> impactWindows,
        List<LinkedReference> linkedReferences,
        List<Recovery> recoveries,
        @Nullable Publication publication,
        @Nullable Retraction retraction) {

    public IncidentHistory {
        titles = List.copyOf(titles);
        updates = List.copyOf(updates);
        overrides = List.copyOf(overrides);
        impactWindows = List.copyOf(impactWindows);
        linkedReferences = List.copyOf(linkedReferences);
        recoveries = List.copyOf(recoveries);
    }

    /** Empty when there is no event to fold. */
    public static Optional<IncidentHistory> of(List<RecordedEvent> events) {
        var fold = new IncidentFold();
        events.forEach(fold::add);
        return fold.history();
    }

    /** What the public may see of it; empty when that is nothing. */
    public Optional<IncidentHistory> publicView(Set<ComponentId> internalComponents) {
        return PublicView.of(this, internalComponents);
    }

    public String title() {
        return titles.getLast().title();
    }

    public Audience audience() {
        return publication == null ? identifiedAs : Audience.PUBLIC;
    }

    public boolean isRetracted() {
        return retraction != null;
    }

    public boolean isOpen() {
        return lastTurn().status().isOpen();
    }

    /** While it is open, what the latest update says; then resolved, and postmortem once one is published. */
    public UpdateStatus status() {
        if (isOpen()) {
            return toldSinceOpened().getLast().status();
        }
        return isLearnedFrom() ? UpdateStatus.POSTMORTEM : lastTurn().status();
    }

    /** All but the notes, by when they were true. */
    public List<UpdateHistory> told() {
        return updates.stream()
                .filter(UpdateHistory::isTold)
                .sorted(CHRONOLOGICAL)
                .toList();
    }

    /** The display time of the first monitoring update. */
    public Optional<Instant> monitoringAt() {
        return told().stream()
                .filter(update -> update.status() == UpdateStatus.MONITORING)
                .map(UpdateHistory::occurredAt)
                .findFirst();
    }

    /** Empty while it is open. */
    public Optional<Instant> resolvedAt() {
        return isOpen() ? Optional.empty() : Optional.of(lastTurn().occurredAt());
    }

    /** When each reopening says that it was. */
    public List<Instant> reopenedAt() {
        return updates.stream()
                .filter(update -> update.kind() == UpdateKind.REOPENING)
                .map(UpdateHistory::occurredAt)
                .toList();
    }

    /** How long it lasted by its own account; empty while it is open. */
    public Optional<Duration> duration() {
        return resolvedAt().map(this::durationUntil);
    }

    /** How long it had lasted by its own account at that time; never negative. */
    public Duration durationUntil(Instant time) {
        return time.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, time);
    }

    /**
     * From when on the public could know: the display time of the first update, or, when it came later, the moment at
     * which the incident was made public. Empty while it is internal.
     */
    public Optional<Instant> firstPublishedAt() {
        if (audience() == Audience.INTERNAL) {
            return Optional.empty();
        }
        var firstTold = told().getFirst().occurredAt();
        return Optional.of(publication == null || publication.at().isBefore(firstTold) ? firstTold : publication.at());
    }

    /** The window that stands, if one was ever established. */
    public Optional<EstablishedWindow> impactWindow() {
        return impactWindows.isEmpty() ? Optional.empty() : Optional.of(impactWindows.getLast());
    }

    /**
     * How long after the service was first affected the public could know, negative when it was told before; empty without
     * a window or a publication.
     */
    public Optional<Duration> publishedAfter() {
        return firstPublishedAt()
                .flatMap(published -> impactWindow()
                        .map(established ->
                                Duration.between(established.window().from(), published)));
    }

    /** What other systems call it; of two with the same system and id, the later one. */
    public List<ExternalReference> references() {
        var references = new LinkedHashMap<String, ExternalReference>();
        var ofOrigin = origin == null ? Stream.<ExternalReference>empty() : origin.references().stream();
        Stream.concat(ofOrigin, linkedReferences.stream().map(LinkedReference::reference))
                .forEach(reference -> references.put(reference.system() + '\n' + reference.id(), reference));
        return List.copyOf(references.values());
    }

    /** The postmortem's versions that everyone may read, or could at their time; oldest first. */
    public List<PostmortemVersion> publishedPostmortems() {
        return postmortem == null ? List.of() : postmortem.publishedVersions();
    }

    /** How bad it was: the override that stands, else what follows from its components. */
    public Impact impact() {
        return impactOverride().orElseGet(this::derivedImpact);
    }

    /** What its components alone make of it: the worst that they ever amounted to. Notes do not count. */
    public Impact derivedImpact() {
        return Claims.worstImpactOf(this);
    }

    /** The components that it speaks of, in the order in which it came to speak of them. */
    public List<ClaimedComponent> components() {
        return Claims.of(this);
    }

    /** The promises of its updates, by when they were made, as they stood at {@code asked}. */
    public List<Promise> promises(PromiseRule rule, Instant asked) {
        boolean goesOn = isOpen() && !isRetracted();
        return Promises.of(recordedAloud()).stream()
                .map(made -> Promise.of(made, rule.judge(made.due(), made.answeredAt(), goesOn, asked)))
                .toList();
    }

    /** All that stands on its timeline, newest first; its first title is no entry of its own. */
    public List<TimelineEntry> timeline() {
        return entries().sorted(TimelineEntry.NEWEST_FIRST).toList();
    }

    /** Where the newest of its events comes from. */
    public Provenance latest() {
        return provenances().max(comparingLong(Provenance::position)).orElseThrow();
    }

    /** By when they were true, those told since it was last opened or reopened. */
    List<UpdateHistory> toldSinceOpened() {
        long opened = lastTurn().position();
        return told().stream().filter(update -> update.position() >= opened).toList();
    }

    /** All but the notes, in the order in which they were recorded, as promises see them. */
    private List<ToldUpdate> recordedAloud() {
        return updates.stream()
                .filter(UpdateHistory::isTold)
                .map(update -> new ToldUpdate(
                        update.id(), !update.original().status().isOpen(), update.occurredAt(), update.nextUpdateBy()))
                .toList();
    }

    /** The update that last opened, resolved or reopened it. */
    private UpdateHistory lastTurn() {
        return turns().reduce((_, later) -> later).orElseThrow();
    }

    private Stream<UpdateHistory> turns() {
        return updates.stream().filter(update -> update.kind() != UpdateKind.UPDATE);
    }

    private Optional<Impact> impactOverride() {
        return overrides.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(overrides.getLast().impact());
    }

    private boolean isLearnedFrom() {
        return postmortem != null && postmortem.isPublishedSince(lastTurn().position());
    }

    private Stream<TimelineEntry> entries() {
        return Stream.of(
                        titles.stream().skip(1),
                        updates.stream(),
                        Stream.ofNullable(postmortem),
                        overrides.stream(),
                        impactWindows.stream(),
                        linkedReferences.stream(),
                        recoveries.stream(),
                        Stream.ofNullable(publication),
                        Stream.ofNullable(retraction))
                .flatMap(Function.identity());
    }

    private Stream<Provenance> provenances() {
        return Stream.of(
                        entries().map(TimelineEntry::provenance),
                        updates.stream()
                                .flatMap(update -> update.versions().stream())
                                .map(UpdateVersion::provenance),
                        Stream.ofNullable(postmortem)
                                .flatMap(learned -> learned.versions().stream())
                                .map(PostmortemVersion::provenance))
                .flatMap(Function.identity());
    }
}
