/** Makes the tables of a projection anew beside the live ones, to take their place or to be compared with them. */
@NullMarked
package dev.incidentledger.eventstore.rebuild;

import org.jspecify.annotations.NullMarked;
