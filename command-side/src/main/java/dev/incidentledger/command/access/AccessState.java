package dev.incidentledger.command.access;

import dev.incidentledger.events.access.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an access token stands. */
sealed interface AccessState {

    record Unknown() implements AccessState {}

    record Issued(String sha256, Set<Role> roles, @Nullable Instant expiresAt) implements AccessState {}

    record Revoked() implements AccessState {}

    /** Revoked, and its owner forgotten. */
    record Erased() implements AccessState {}
}
