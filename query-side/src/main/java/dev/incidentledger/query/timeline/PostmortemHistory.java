package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.query.platform.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was learned, in all its versions: oldest first, drafts included, never empty. */
public record PostmortemHistory(List<PostmortemVersion> versions) implements TimelineEntry {

    public PostmortemHistory {
        versions = List.copyOf(versions);
    }

    @Override
    public Instant at() {
        return newest().occurredAt();
    }

    @Override
    public Provenance provenance() {
        return versions.getFirst().provenance();
    }

    public Postmortem newest() {
        return versions.getLast().postmortem();
    }

    /** The newest that everyone may read. */
    public Optional<PostmortemVersion> published() {
        return versions.stream().filter(PostmortemVersion::isPublished).reduce((_, later) -> later);
    }

    boolean isPublishedSince(long position) {
        return versions.stream()
                .anyMatch(
                        version -> version.isPublished() && version.provenance().position() > position);
    }
}
