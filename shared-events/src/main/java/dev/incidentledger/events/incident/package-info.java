/**
 * The life of an incident.
 *
 * <pre>
 *  identified ──▶ investigating ◀─▶ identified ◀─▶ monitoring ──resolve──▶ resolved ──▶ postmortem attached
 *                       ▲                                                     │
 *                       └──────────────────────── reopen ─────────────────────┘
 *  at any time: corrected, impact overridden, reference linked, published; last of all: retracted
 * </pre>
 */
@NullMarked
package dev.incidentledger.events.incident;

import org.jspecify.annotations.NullMarked;
