/**
 * Brings the history of another status page into the log, exactly and once.
 *
 * <pre>
 *  POST a file ──▶ SourceReader ──▶ command.import_object ──▶ ImportWorker ──▶ commands ──▶ log
 *                  object by object   (outlives a crash)      groups, components, incidents, maintenances
 * </pre>
 *
 * What the payloads of events have no field for stays, as JSON, in the metadata of the event it belongs to.
 */
@NullMarked
package dev.incidentledger.command.imports;

import org.jspecify.annotations.NullMarked;
