@NullMarked
package dev.incidentledger.events.store;

import org.jspecify.annotations.NullMarked;
