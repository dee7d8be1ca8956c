package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.timeline.PostmortemVersion;
import gg.jte.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One change of something published.
 *
 * @param changes what was another before, in words
 * @param earlier the text that it replaced, Markdown; null when the text stayed
 */
record Edit(
        Instant at,
        List<Content> changes,
        @Nullable String reason,
        @Nullable String earlier) {

    static List<Edit> of(dev.incidentledger.query.timeline.UpdateHistory update, ComponentNames names, Frame frame) {
        var versions = update.versions();
        return IntStream.range(1, versions.size())
                .mapToObj(i -> {
                    var before = versions.get(i - 1);
                    var after = versions.get(i);
                    var changes = changes(
                            frame,
                            names,
                            before.occurredAt(),
                            after.occurredAt(),
                            before.components(),
                            after.components());
                    if (before.status() != after.status()) {
                        changes.add(frame.say("edit.status", frame.phrases().word(before.status())));
                    }
                    return edit(after.provenance(), changes, before.message(), after.message());
                })
                .toList();
    }

    static List<Edit> of(dev.incidentledger.query.maintenance.UpdateHistory update, ComponentNames names, Frame frame) {
        var versions = update.versions();
        return IntStream.range(1, versions.size())
                .mapToObj(i -> {
                    var before = versions.get(i - 1);
                    var after = versions.get(i);
                    var changes = changes(
                            frame,
                            names,
                            before.occurredAt(),
                            after.occurredAt(),
                            before.components(),
                            after.components());
                    return edit(after.provenance(), changes, before.message(), after.message());
                })
                .toList();
    }

    static List<Edit> of(List<PostmortemVersion> versions) {
        return IntStream.range(1, versions.size())
                .mapToObj(i -> edit(
                        versions.get(i).provenance(),
                        List.of(),
                        versions.get(i - 1).postmortem().body(),
                        versions.get(i).postmortem().body()))
                .filter(edit -> edit.earlier() != null)
                .toList();
    }

    private static Edit edit(Provenance provenance, List<Content> changes, String before, String after) {
        return new Edit(provenance.recordedAt(), changes, provenance.reason(), before.equals(after) ? null : before);
    }

    private static List<Content> changes(
            Frame frame,
            ComponentNames names,
            Instant timeBefore,
            Instant timeAfter,
            List<AffectedComponent> componentsBefore,
            List<AffectedComponent> componentsAfter) {
        var changes = new ArrayList<Content>();
        if (!timeBefore.equals(timeAfter)) {
            changes.add(frame.say("edit.time", frame.times().dayAndTime(timeBefore)));
        }
        if (!componentsBefore.equals(componentsAfter)) {
            changes.add(
                    componentsBefore.isEmpty()
                            ? frame.say("edit.components.none")
                            : frame.say("edit.components", Named.components(componentsBefore, names, frame.phrases())));
        }
        return changes;
    }
}
