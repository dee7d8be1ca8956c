@NullMarked
package dev.incidentledger.eventstore;

import org.jspecify.annotations.NullMarked;
