@NullMarked
package dev.incidentledger.eventstore.axonserver;

import org.jspecify.annotations.NullMarked;
