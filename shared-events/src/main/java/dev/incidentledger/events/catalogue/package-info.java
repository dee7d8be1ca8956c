/** Components and their groups: the things whose health an incident speaks of. */
@NullMarked
package dev.incidentledger.events.catalogue;

import org.jspecify.annotations.NullMarked;
