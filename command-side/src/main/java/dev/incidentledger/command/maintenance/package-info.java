/**
 * Decides what may happen to a maintenance, by hand or by its schedule.
 *
 * <pre>
 *                        ReviseMaintenance
 *                            ┌──────┐                        VerifyMaintenance
 *  ScheduleMaintenance       ▼      │     StartMaintenance    ┌────────────▶ verifying
 *  ────────────────────▶ scheduled ─┴──────────────────▶ in progress ◀────────────┘
 *                            │                                │      an update      │
 *                            │                                └─ CompleteMaintenance ┴▶ completed
 *                            └───── CancelMaintenance, as from the other two ────────▶ canceled
 *
 *  FollowSchedule reminds, starts and completes, each at most once and only where the plan still says so.
 *  completed or canceled: notes and CorrectMaintenanceUpdate
 * </pre>
 *
 * A <em>turn</em> is what moves a maintenance on; a <em>note</em> is an update for operators only, and moves nothing.
 */
@NullMarked
package dev.incidentledger.command.maintenance;

import org.jspecify.annotations.NullMarked;
