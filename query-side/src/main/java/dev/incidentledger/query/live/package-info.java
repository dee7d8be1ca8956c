/**
 * Tells whoever has a page open that there is a newer one, as Server-Sent Events.
 *
 * <p>All readers wait for the one revision of the pages. Nothing is queued for any of them: who was busy while it moved twice is
 * told where it is now, and who takes nothing for as long as a write may last is dropped.
 */
@NullMarked
package dev.incidentledger.query.live;

import org.jspecify.annotations.NullMarked;
