package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.query.platform.Provenance;
import java.time.Instant;
import java.util.List;

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

    /** Those that everyone may read, or could at their time; oldest first. */
    public List<PostmortemVersion> publishedVersions() {
        return versions.stream().filter(PostmortemVersion::isPublished).toList();
    }

    boolean isPublishedSince(long position) {
        return versions.stream()
                .anyMatch(
                        version -> version.isPublished() && version.provenance().position() > position);
    }
}
