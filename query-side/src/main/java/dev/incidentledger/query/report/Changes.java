package dev.incidentledger.query.report;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.timeline.Change;
import java.util.List;

/**
 * What became different of an incident between two moments.
 *
 * @param title at the later one
 * @param from the earlier moment; nothing up to it is told
 * @param to the later moment, included
 * @param changes in the order of the log
 */
record Changes(IncidentId id, String title, Moment from, Moment to, List<Change> changes) {}
