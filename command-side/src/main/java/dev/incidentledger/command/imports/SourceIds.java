package dev.incidentledger.command.imports;

import dev.incidentledger.events.Ids;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Our ids follow from the source's, so that whatever is imported twice, by whomever, is the same thing. */
final class SourceIds {

    static final String SOURCE = "statuspage";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private SourceIds() {}

    /** @param name of the field, for the refusal */
    static String require(String name, JsonNode value) {
        if (value.isString() && ID.matcher(value.stringValue()).matches()) {
            return value.stringValue();
        }
        throw new Malformed("INVALID_ID", "%s is no id of 1 to 64 letters, digits, - or _.".formatted(name));
    }

    static IncidentId incident(String sourceId) {
        return new IncidentId(derived(IncidentId.PREFIX, sourceId));
    }

    static MaintenanceId maintenance(String sourceId) {
        return new MaintenanceId(derived(MaintenanceId.PREFIX, sourceId));
    }

    static UpdateId update(String ownerSourceId, String sourceId) {
        return new UpdateId(derived(UpdateId.PREFIX, ownerSourceId + "/" + sourceId));
    }

    static ComponentId component(String sourceId) {
        return new ComponentId(derived(ComponentId.PREFIX, sourceId));
    }

    static GroupId group(String sourceId) {
        return new GroupId(derived(GroupId.PREFIX, sourceId));
    }

    private static String derived(String prefix, String sourceId) {
        return Ids.derived(prefix, SOURCE + " " + prefix + sourceId);
    }
}
