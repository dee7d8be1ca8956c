/** Journeys: they speak HTTP and JSON only, and would pass against any deployment. */
@NullMarked
package dev.incidentledger.e2e;

import org.jspecify.annotations.NullMarked;
