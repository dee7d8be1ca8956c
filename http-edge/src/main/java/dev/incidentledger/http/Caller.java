package dev.incidentledger.http;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Who asks. A controller takes it as an argument, or as {@code Optional<Caller>} where the route is open to all. */
public record Caller(TokenId tokenId, Set<Role> roles) {

    public Caller {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
