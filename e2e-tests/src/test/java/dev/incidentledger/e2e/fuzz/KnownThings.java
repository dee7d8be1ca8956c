package dev.incidentledger.e2e.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What answers have told so far: ids by their prefix, to which aggregate an update belongs, cursors and keys. */
final class KnownThings {

    private static final Pattern ID = Pattern.compile("([a-z]{3})_[0-7][0-9a-hjkmnp-tv-z]{25}");

    private final Map<String, List<String>> ids = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final List<String> cursors = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Set<String> seen;
    private Optional<KeptClaim> keptClaim = Optional.empty();

    /** @param untouchable ids that no request may ever name */
    KnownThings(Set<String> untouchable) {
        seen = new HashSet<>(untouchable);
    }

    List<String> ids(String prefix) {
        return ids.getOrDefault(prefix, List.of());
    }

    List<String> allIds() {
        return ids.values().stream().flatMap(List::stream).toList();
    }

    /** The aggregate that an update belongs to; empty when nobody said so. */
    String ownerOf(String updateId) {
        return owners.getOrDefault(updateId, "");
    }

    List<String> updates(String ownerPrefix) {
        return ids("upd").stream()
                .filter(id -> ownerOf(id).startsWith(ownerPrefix))
                .toList();
    }

    List<String> cursors() {
        return cursors;
    }

    /** Idempotency keys that were used. */
    List<String> keys() {
        return keys;
    }

    void used(String key) {
        if (keys.size() < 200) {
            keys.add(key);
        }
    }

    /** What a recovery can be about. */
    Optional<KeptClaim> keptClaim() {
        return keptClaim;
    }

    void learn(KeptClaim claim) {
        keptClaim = Optional.of(claim);
    }

    void learn(JsonNode answer) {
        if (answer.has("updateId") && answer.has("id")) {
            owners.put(answer.path("updateId").asString(), answer.path("id").asString());
            note(answer.path("updateId").asString());
        }
        if (answer.has("id")) {
            note(answer.path("id").asString());
        }
        learnPublic("publicIncidentId", answer.path("incidents"));
        learnPublic("publicComponentId", answer.path("components"));
        if (answer.path("next").isString() && cursors.size() < 200) {
            cursors.add(answer.path("next").asString());
        }
    }

    /** Of the newest list alone: what is retired or internal by now is not in public any more. Groups have no pages. */
    private void learnPublic(String parameter, JsonNode list) {
        var found = list.valueStream()
                .filter(each -> each.has("page_id") && !each.path("group").asBoolean(false))
                .map(each -> each.path("id").asString())
                .toList();
        if (!found.isEmpty()) {
            ids.put(parameter, found);
        }
    }

    /** It is not there any more. */
    void forget(String id) {
        ids.values().stream().filter(known -> known.contains(id)).forEach(known -> known.remove(id));
    }

    private void note(String text) {
        var id = ID.matcher(text);
        if (id.matches() && seen.add(text)) {
            ids.computeIfAbsent(id.group(1), _ -> new ArrayList<>()).add(text);
        }
    }
}
