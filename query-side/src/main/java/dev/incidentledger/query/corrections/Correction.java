package dev.incidentledger.query.corrections;

import static java.util.stream.Collectors.toSet;

import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.TitleVersion;
import dev.incidentledger.query.timeline.UpdateHistory;
import dev.incidentledger.query.timeline.UpdateVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of something that had been told.
 *
 * @param updateId null for the title
 * @param toldAt when it was first recorded
 * @param delaySeconds from there to the correction, whole seconds
 * @param differences never empty but for a correction that said the same again
 * @param provenance who corrected it, when and why
 */
public record Correction(
        @Nullable UpdateId updateId,
        Instant toldAt,
        long delaySeconds,
        List<Difference> differences,
        Provenance provenance) {

    static final Comparator<Correction> IN_ORDER =
            Comparator.comparingLong(correction -> correction.provenance().position());

    /** One part of what was told, before and after. */
    public record Difference(CorrectedPart what, Object before, Object after) {}

    /** In the order in which they were recorded. */
    public static List<Correction> of(IncidentHistory incident) {
        return Stream.concat(
                        ofTitle(incident.titles()), incident.updates().stream().flatMap(Correction::ofUpdate))
                .sorted(IN_ORDER)
                .toList();
    }

    Tally.Counted counted() {
        return new Tally.Counted(
                delaySeconds, differences.stream().map(Difference::what).collect(toSet()));
    }

    private static Stream<Correction> ofTitle(List<TitleVersion> titles) {
        return IntStream.range(1, titles.size())
                .mapToObj(i -> of(
                        null,
                        titles.getFirst().provenance(),
                        between(
                                        CorrectedPart.TITLE,
                                        titles.get(i - 1).title(),
                                        titles.get(i).title())
                                .toList(),
                        titles.get(i).provenance()));
    }

    private static Stream<Correction> ofUpdate(UpdateHistory update) {
        var versions = update.versions();
        return IntStream.range(1, versions.size())
                .mapToObj(i -> of(
                        update.id(),
                        update.provenance(),
                        between(versions.get(i - 1), versions.get(i)),
                        versions.get(i).provenance()));
    }

    static Correction of(
            @Nullable UpdateId updateId, Provenance told, List<Difference> differences, Provenance corrected) {
        return new Correction(
                updateId,
                told.recordedAt(),
                Duration.between(told.recordedAt(), corrected.recordedAt()).toSeconds(),
                differences,
                corrected);
    }

    private static List<Difference> between(UpdateVersion before, UpdateVersion after) {
        return Stream.of(
                        between(CorrectedPart.MESSAGE, before.message(), after.message()),
                        between(CorrectedPart.STATUS, before.status(), after.status()),
                        between(CorrectedPart.OCCURRED_AT, before.occurredAt(), after.occurredAt()),
                        between(CorrectedPart.COMPONENTS, before.components(), after.components()))
                .flatMap(difference -> difference)
                .toList();
    }

    static Stream<Difference> between(CorrectedPart what, Object before, Object after) {
        return before.equals(after) ? Stream.empty() : Stream.of(new Difference(what, before, after));
    }
}
