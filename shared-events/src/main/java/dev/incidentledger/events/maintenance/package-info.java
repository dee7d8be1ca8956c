/**
 * The life of a maintenance: work that is announced before it begins.
 *
 * <pre>
 *  scheduled ──start──▶ in progress ◀─▶ verifying ──complete──▶ completed
 *      │  ▲                  │              │
 *      │  └ rescheduled      └───complete───┼───────────────────▶ completed
 *      └───────────cancel────┴──────────────┘──▶ canceled
 *  while scheduled: reminded, components revised; at any time before the end: renamed; at any time: update corrected
 * </pre>
 */
@NullMarked
package dev.incidentledger.events.maintenance;

import org.jspecify.annotations.NullMarked;
