/** Access tokens. People are not here: names and addresses never enter an event. */
@NullMarked
package dev.incidentledger.events.access;

import org.jspecify.annotations.NullMarked;
