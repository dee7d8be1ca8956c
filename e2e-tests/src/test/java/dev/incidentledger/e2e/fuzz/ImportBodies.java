package dev.incidentledger.e2e.fuzz;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** A history as a source tells it, with ids that nobody has seen: what was imported before is not decided again. */
final class ImportBodies {

    private static final Pattern ID = Pattern.compile("\\$(\\d)");
    private static final String INCIDENT = """
            {"id": "$1", "name": "Search is slow", "status": "resolved", "impact": "minor",
             "created_at": "2024-01-01T10:00:00.000Z", "updated_at": "2024-01-01T12:00:00.000Z", "monitoring_at": null,
             "resolved_at": "2024-01-01T12:00:00.000Z", "shortlink": "https://stspg.io/a",
             "started_at": "2024-01-01T10:00:00.000Z", "page_id": "p1", "components": [], "reminder_intervals": null,
             "incident_updates": [
               {"id": "$3", "incident_id": "$1", "status": "resolved", "body": "It is over.", "affected_components": null,
                "created_at": "2024-01-01T12:00:00.000Z", "display_at": "2024-01-01T12:00:00.000Z", "tweet_id": 7},
               {"id": "$2", "incident_id": "$1", "status": "identified", "body": "It is slow.",
                "created_at": "2024-01-01T10:00:00.000Z", "display_at": "2024-01-01T10:00:00.000Z",
                "affected_components": [
                  {"code": "$4", "name": "Search $4", "old_status": "operational", "new_status": "partial_outage"}]}]}
            """;
    private static final String MAINTENANCE = """
            {"id": "$1", "name": "Database moves", "status": "completed", "impact": "maintenance",
             "created_at": "2024-01-01T08:00:00.000Z", "updated_at": "2024-01-01T12:00:00.000Z", "monitoring_at": null,
             "resolved_at": "2024-01-01T12:00:00.000Z", "shortlink": "https://stspg.io/b",
             "started_at": "2024-01-01T08:00:00.000Z", "page_id": "p1",
             "components": [{"id": "$5", "name": "Database $5", "status": "operational", "position": 1}],
             "scheduled_for": "2024-01-01T10:00:00.000Z", "scheduled_until": "2024-01-01T12:00:00.000+01:00",
             "incident_updates": [
               {"id": "$4", "status": "completed", "body": "It has moved.", "affected_components": null,
                "created_at": "2024-01-01T12:00:00.000Z", "display_at": "2024-01-01T12:00:00.000Z"},
               {"id": "$3", "status": "in_progress", "body": "It moves.",
                "created_at": "2024-01-01T10:00:00.000Z", "display_at": "2024-01-01T10:00:00.000Z",
                "affected_components": [
                  {"code": "$5", "name": "Database $5", "old_status": "operational", "new_status": "under_maintenance"}]},
               {"id": "$2", "status": "scheduled", "body": "It will move.", "affected_components": null,
                "created_at": "2024-01-01T08:00:00.000Z", "display_at": "2024-01-01T08:00:00.000Z"}]}
            """;
    private static final String COMPONENT = """
            {"id": "$1", "name": "Mail flow $1", "status": "operational", "created_at": "2020-01-01T00:00:00.000Z",
             "updated_at": "2020-01-01T00:00:00.000Z", "position": 2, "description": "All mail", "showcase": false,
             "start_date": "2020-02-29", "group_id": "$2", "page_id": "p1", "group": false, "only_show_if_degraded": true}
            """;
    private static final String GROUP = """
            {"id": "$2", "name": "Mail $2", "status": "operational", "created_at": "2020-01-01T00:00:00.000Z",
             "updated_at": "2020-01-01T00:00:00.000Z", "position": 7, "description": null, "showcase": true,
             "start_date": null, "group_id": null, "page_id": "p1", "group": true, "components": ["$1"],
             "only_show_if_degraded": false}
            """;

    private ImportBodies() {}

    /** As the source's API answers. */
    static ObjectNode of(Dice dice) {
        var catalogue = dice.hex(12);
        return read("""
                {"page": {"id": "p1"}, "incidents": [%s], "scheduled_maintenances": [%s], "components": [%s, %s]}
                """.formatted(
                        withIds(INCIDENT, dice.hex(12)),
                        withIds(MAINTENANCE, dice.hex(12)),
                        withIds(COMPONENT, catalogue),
                        withIds(GROUP, catalogue)));
    }

    /** Each for a line of its own. */
    static List<ObjectNode> lines(Dice dice) {
        return List.of(
                read(withIds(INCIDENT, dice.hex(12))),
                read(withIds(MAINTENANCE, dice.hex(12))),
                read(withIds(COMPONENT, dice.hex(12))));
    }

    private static String withIds(String template, String id) {
        return ID.matcher(template).replaceAll(id + "$1");
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) ContractDocument.JSON.readTree(json);
    }
}
