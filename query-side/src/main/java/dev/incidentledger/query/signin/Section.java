package dev.incidentledger.query.signin;

import dev.incidentledger.events.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pages for people with an access token, and the roles that may read them. */
public enum Section {
    AUDIT("/audit"),
    ANALYTICS("/analytics");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    /** @param path from the root; in none of them where it is spelled otherwise than we do */
    public static Optional<Section> of(String path) {
        return Arrays.stream(values()).filter(section -> section.holds(path)).findFirst();
    }

    /** Of its first page. */
    public String path() {
        return path;
    }

    /** Each suffices. */
    public List<Role> roles() {
        return switch (this) {
            case AUDIT -> List.of(Role.AUDITOR, Role.ADMIN);
            case ANALYTICS -> List.of(Role.ANALYST, Role.AUDITOR, Role.ADMIN);
        };
    }

    public boolean isFor(Set<Role> reader) {
        return roles().stream().anyMatch(reader::contains);
    }

    private boolean holds(String address) {
        return address.equals(path) || address.startsWith(path + "/");
    }
}
