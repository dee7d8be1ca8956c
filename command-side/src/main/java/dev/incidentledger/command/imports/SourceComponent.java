package dev.incidentledger.command.imports;

import dev.incidentledger.http.RequestTimes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A component or group as the source shows it.
 *
 * @param groupSourceId null when it stands outside of any group
 * @param position null when the source does not say
 * @param fingerprint the same as long as the source says the same of it, its present status apart
 */
record SourceComponent(
        String sourceId,
        String name,
        @Nullable String groupSourceId,
        @Nullable Integer position,
        @Nullable String description,
        @Nullable LocalDate startDate,
        boolean showcase,
        boolean onlyShowIfDegraded,
        String fingerprint,
        String sha256,
        String rest) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int LAST_POSITION = 100_000;
    private static final Set<String> KNOWN = Set.of(
            "id",
            "name",
            "description",
            "position",
            "showcase",
            "start_date",
            "group_id",
            "group",
            "only_show_if_degraded");
    private static final Set<String> KNOWN_OF_A_GROUP =
            Set.of("id", "name", "position", "group", "group_id", "components");
    private static final Set<String> OF_THE_MOMENT = Set.of("status", "updated_at");

    static SourceComponent of(ObjectNode json) {
        var groupId = json.path("group_id");
        boolean isGroup = json.path("group").asBoolean(false);
        var rest = new SourceRest(json, isGroup ? KNOWN_OF_A_GROUP : KNOWN);
        rest.requireShapesOfAComponent();
        var description = json.path("description");
        return new SourceComponent(
                SourceIds.require("id", json.path("id")),
                SourceText.notBlank("name", json.path("name"), LONGEST_NAME),
                isAbsent(groupId) ? null : SourceIds.require("group_id", groupId),
                position(json.path("position")),
                isAbsent(description) ? null : SourceText.of("description", description, LONGEST_DESCRIPTION),
                startDate(json.path("start_date")),
                json.path("showcase").asBoolean(true),
                json.path("only_show_if_degraded").asBoolean(false),
                SourceJson.sha256(json.deepCopy().remove(OF_THE_MOMENT)),
                SourceJson.sha256(json),
                rest.json(ZoneOffset.UTC));
    }

    private static @Nullable Integer position(JsonNode value) {
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < 0
                || value.intValue() > LAST_POSITION) {
            throw new Malformed("OUT_OF_RANGE", "position is no whole number from 0 to 100000.");
        }
        return value.intValue();
    }

    private static @Nullable LocalDate startDate(JsonNode value) {
        if (isAbsent(value)) {
            return null;
        }
        try {
            return RequestTimes.parseDay(SourceText.of("start_date", value, 10));
        } catch (DateTimeException invalid) {
            throw new Malformed("INVALID_DATE", "start_date is no day from 1970 to 2199.");
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
