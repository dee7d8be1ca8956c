package dev.incidentledger.events.incident;

import org.jspecify.annotations.Nullable;

/**
 * The same trouble under the name that another system gives it.
 *
 * @param system whose name it is, for example a provider or a ticket system
 */
public record ExternalReference(
        String system, String id, @Nullable String url) {}
