package dev.incidentledger.query.uptime;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** @param first the first day that counts for a component, in the page's zone; null when every day does */
record Start(@Nullable LocalDate first) {}
