/** How events are named and written down. Nothing here knows Spring, a database or an incident. */
@NullMarked
package dev.incidentledger.events.store;

import org.jspecify.annotations.NullMarked;
