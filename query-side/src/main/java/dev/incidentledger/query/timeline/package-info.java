/**
 * Answers what was said of an incident, in which words, when it was recorded, by whom and why, as of any moment.
 *
 * <p>The projection keeps an incident's events as they are; {@link dev.incidentledger.query.timeline.IncidentHistory}
 * is their fold when somebody asks. Nothing is kept that a rebuild could contradict.
 */
@NullMarked
package dev.incidentledger.query.timeline;

import org.jspecify.annotations.NullMarked;
