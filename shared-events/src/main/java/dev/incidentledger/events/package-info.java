/** What is recorded, for ever: events, the values in them, and their stored names. */
@NullMarked
package dev.incidentledger.events;

import org.jspecify.annotations.NullMarked;
