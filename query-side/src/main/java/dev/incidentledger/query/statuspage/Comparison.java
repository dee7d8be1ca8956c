package dev.incidentledger.query.statuspage;

import static java.util.Comparator.comparingLong;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.PostmortemVersion;
import dev.incidentledger.query.timeline.TitleVersion;
import dev.incidentledger.query.timeline.UpdateVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of what was told, one beside the other.
 *
 * @param phrase key of what was changed
 */
record Comparison(String phrase, Version before, Version after) {

    /**
     * What stood there, and who wrote it.
     *
     * @param title null for whatever is no title
     * @param text Markdown; null for a title
     * @param status null but for an update; likewise {@code occurredAt}
     */
    record Version(
            @Nullable String title,
            @Nullable String text,
            @Nullable UpdateStatus status,
            @Nullable Instant occurredAt,
            List<AffectedComponent> components,
            Provenance provenance) {

        static Version of(UpdateVersion update) {
            return new Version(
                    null,
                    update.message(),
                    update.status(),
                    update.occurredAt(),
                    update.components(),
                    update.provenance());
        }

        static Version of(TitleVersion title) {
            return new Version(title.title(), null, null, null, List.of(), title.provenance());
        }

        static Version of(PostmortemVersion learned) {
            return new Version(null, learned.postmortem().body(), null, null, List.of(), learned.provenance());
        }
    }

    /** All changes of what had been told, in the order in which they were made. */
    static List<Comparison> of(IncidentHistory incident) {
        var updates =
                incident.updates().stream().flatMap(update -> pairs("compared.update", update.versions(), Version::of));
        var titles = pairs("compared.title", incident.titles(), Version::of);
        var lessons = Stream.ofNullable(incident.postmortem())
                .flatMap(learned -> pairs("compared.postmortem", learned.versions(), Version::of));
        return Stream.of(updates, titles, lessons)
                .flatMap(Function.identity())
                .sorted(comparingLong(
                        comparison -> comparison.after().provenance().position()))
                .toList();
    }

    /** How long the earlier one had stood, by the clock of the log. */
    Duration stood() {
        return Duration.between(
                before.provenance().recordedAt(), after.provenance().recordedAt());
    }

    private static <T> Stream<Comparison> pairs(String phrase, List<T> versions, Function<T, Version> version) {
        return IntStream.range(1, versions.size())
                .mapToObj(i ->
                        new Comparison(phrase, version.apply(versions.get(i - 1)), version.apply(versions.get(i))));
    }
}
