/**
 * Lets alerts open, follow and resolve incidents.
 *
 * <pre>
 *  body ──▶ {@link Evidence} ──▶ {@link IntakePlanner} ──▶ {@link AlertGroups} ──▶ commands
 *           what is news           what to say of it        written down first,   sent with keys
 * </pre>
 *
 * A <em>group</em> is what one receiver of Alertmanager calls by one group key; it leads to one incident at a time.
 */
@NullMarked
package dev.incidentledger.command.intake;

import org.jspecify.annotations.NullMarked;
