package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.timeline.PostmortemVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * One long text of an incident or a maintenance, in all its versions.
 *
 * @param owner the path of what it is about
 * @param part what it is of that, as addresses hold it
 * @param status that it brought; of a postmortem, that it is one
 * @param at when it says that it was
 * @param versions oldest first, never empty
 */
record TextPage(String owner, String part, String title, Enum<?> status, Instant at, List<Version> versions)
        implements PageModel {

    static final String POSTMORTEM = "postmortem";

    /** @param markdown as it was written */
    record Version(String markdown, Provenance provenance) {}

    /** @param versions that are published, oldest first, never empty */
    static TextPage of(String owner, String title, List<PostmortemVersion> versions) {
        return new TextPage(
                owner,
                POSTMORTEM,
                title,
                UpdateStatus.POSTMORTEM,
                versions.getLast().postmortem().occurredAt(),
                versions.stream()
                        .map(version -> new Version(version.postmortem().body(), version.provenance()))
                        .toList());
    }

    @Override
    public String path() {
        return owner + "/" + part;
    }

    String markdown() {
        return versions.getLast().markdown();
    }

    boolean isLong() {
        return versions.stream()
                .anyMatch(version ->
                        Excerpt.of(version.markdown(), Grain.SHORT_EXCERPT).isCut());
    }

    /** In UTF-8, of all versions. */
    long bytes() {
        return versions.stream()
                .mapToLong(version -> version.markdown().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
