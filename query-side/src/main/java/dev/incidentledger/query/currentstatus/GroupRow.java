package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.GroupId;

/** What the catalogue says of a group. */
record GroupRow(GroupId groupId, String name, int position, boolean retired, long version) {}
