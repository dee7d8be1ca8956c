package dev.incidentledger.query.currentstatus;

import java.util.List;

/** What somebody may see of how things stand, read at one moment; everything in the order of the page. */
public record Standing(
        List<ShownComponent> components,
        List<ComponentGroup> groups,
        List<OpenIncident> incidents,
        List<PendingMaintenance> maintenances) {}
