package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import java.util.List;

/**
 * A group of components.
 *
 * @param position among groups and ungrouped components
 * @param components those that are not retired, in their order
 * @param version of the catalogue when the group last changed
 */
public record ComponentGroup(
        GroupId id, String name, int position, List<ComponentId> components, boolean retired, long version) {}
