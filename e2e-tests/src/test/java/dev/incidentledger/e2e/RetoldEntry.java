package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.Api.Answer;
import dev.incidentledger.e2e.PublishedRevision.Said;
import dev.incidentledger.events.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An entry of somebody's feed that is told again, revision by revision: what was replaced there is corrected here. */
final class RetoldEntry {

    private static final String REASON = "It reads differently in the feed";

    private final Api api;
    private final String path;
    private final List<String> updateIds = new ArrayList<>();
    private final List<Said> told = new ArrayList<>();
    private String title;
    private long version;

    private RetoldEntry(Api api, String path, String title) {
        this.api = api;
        this.path = path;
        this.title = title;
    }

    /** Tells how the entry began; planned work, which cannot be planned for the past, is imported as it ended. */
    static RetoldEntry begun(Api api, PublishedRevision first) {
        return first.isMaintenance() ? imported(api, first) : identified(api, first);
    }

    String path() {
        return path;
    }

    void tell(PublishedRevision revision) {
        if (!title.equals(revision.title())) {
            title = revision.title();
            changed(api.post(path + "/title-correction", Map.of("title", title, "reason", REASON), "If-Match", tag()));
        }
        var updates = revision.oldestFirst();
        for (int i = 0; i < told.size(); i++) {
            if (!told.get(i).equals(updates.get(i))) {
                correct(i, updates.get(i));
            }
        }
        updates.subList(told.size(), updates.size()).forEach(this::add);
    }

    private static RetoldEntry identified(Api api, PublishedRevision first) {
        var opening = first.oldestFirst().getFirst();
        var answer = api.post(
                        "/api/v1/incidents",
                        Map.of(
                                "title", first.title(),
                                "status", status(opening),
                                "message", opening.text(),
                                "occurredAt", opening.at().toString()))
                .expect(201);
        var entry = new RetoldEntry(api, "/api/v1/incidents/" + answer.id(), first.title());
        entry.added(opening, answer);
        return entry;
    }

    private static RetoldEntry imported(Api api, PublishedRevision first) {
        var id = first.entry().replaceAll("\\D+", "x");
        var updates = new ArrayList<Map<String, ?>>();
        for (var update : first.updates()) {
            updates.add(Map.of(
                    "id", id + updates.size(),
                    "status", status(update),
                    "body", update.text(),
                    "created_at", update.at().toString(),
                    "display_at", update.at().toString()));
        }
        var maintenance = Map.of(
                "id", id,
                "name", first.title(),
                "created_at", first.oldestFirst().getFirst().at().toString(),
                "scheduled_for", first.oldestFirst().get(1).at().toString(),
                "scheduled_until", first.updates().getFirst().at().toString(),
                "incident_updates", updates);
        var progress = new Imports(api).run(Api.JSON.writeValueAsString(List.of(maintenance)));
        assertThat(progress.path("problems")).isEmpty();
        var entry = new RetoldEntry(
                api, "/api/v1/maintenances/" + Ids.derived("mnt_", "statuspage mnt_" + id), first.title());
        entry.told.addAll(first.oldestFirst());
        return entry;
    }

    private void add(Said update) {
        if (update.label().equals("Resolved")) {
            var resolution =
                    Map.of("message", update.text(), "resolvedAt", update.at().toString());
            added(update, api.post(path + "/resolution", resolution));
            return;
        }
        var body = new HashMap<String, String>();
        body.put("message", update.text());
        body.put("occurredAt", update.at().toString());
        if (!update.label().equals("Update")) {
            body.put("status", status(update));
        }
        added(update, api.post(path + (told.getLast().label().equals("Resolved") ? "/reopening" : "/updates"), body));
    }

    /** In this feed nothing but texts was ever replaced. */
    private void correct(int place, Said update) {
        var before = told.get(place);
        assertThat(update).isEqualTo(new Said(before.at(), before.label(), update.text()));
        changed(api.post(
                "%s/updates/%s/corrections".formatted(path, updateIds.get(place)),
                Map.of("message", update.text(), "reason", REASON),
                "If-Match",
                tag()));
        told.set(place, update);
    }

    private void added(Said update, Answer answer) {
        changed(answer);
        updateIds.add(answer.json().path("updateId").asString());
        told.add(update);
    }

    private void changed(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        version = answer.json().path("version").asLong();
    }

    private String tag() {
        return "\"%d\"".formatted(version);
    }

    private static String status(Said update) {
        return update.label().toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
