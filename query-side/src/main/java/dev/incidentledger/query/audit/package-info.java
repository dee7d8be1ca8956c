/** The raw history for auditors: every event as it was stored, whatever has been made of it since. */
@NullMarked
package dev.incidentledger.query.audit;

import org.jspecify.annotations.NullMarked;
