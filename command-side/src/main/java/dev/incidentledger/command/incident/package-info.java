/**
 * Decides what may happen to an incident.
 *
 * <pre>
 *                  PostUpdate, notes
 *                     ┌──────┐
 *  IdentifyIncident   ▼      │     ResolveIncident                       notes, AttachPostmortem,
 *  ───────────────▶ open ────┴───────────────────▶ resolved ◀───────┐    RecoverComponents
 *         │           ▲                             │  ▲  └─────────┘
 *         │           └──────── ReopenIncident ─────┘  │
 *         └───────────── told afterwards ──────────────┘
 *
 *  open or resolved: CorrectUpdate, CorrectTitle, OverrideImpact, EstablishImpactWindow, LinkReference,
 *                    PublishIncident, RetractIncident ──▶ retracted (final)
 * </pre>
 *
 * A <em>note</em> is an update for operators only: it moves nothing and claims nothing.
 */
@NullMarked
package dev.incidentledger.command.incident;

import org.jspecify.annotations.NullMarked;
