package dev.incidentledger.command.access;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.http.CheckedBody;
import dev.incidentledger.http.Fields;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a new token should allow, and whose it is.
 *
 * @param owner null when nobody is named; what it says is never recorded as an event
 */
record AccessTokenRequest(
        @Nullable List<Role> roles,
        @Nullable Instant expiresAt,
        @Nullable Owner owner) implements CheckedBody {

    record Owner(@Nullable String name, @Nullable String mail) {

        private static final int LONGEST_NAME = 255;
        private static final int LONGEST_MAIL = 254;
        private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

        void check(Fields fields) {
            fields.line("name", name, LONGEST_NAME);
            if (mail != null
                    && (mail.length() > LONGEST_MAIL || !MAIL.matcher(mail).matches())) {
                fields.refuse("mail", "INVALID_MAIL", "This must be a mail address of at most 254 characters.");
            }
        }
    }

    @Override
    public void check(Fields fields) {
        fields.required("roles", roles);
        if (roles != null && new HashSet<>(roles).size() < roles.size()) {
            fields.refuse("roles", "NAMED_TWICE", "Name each role once.");
        }
        if (owner != null) {
            owner.check(fields.nested("owner"));
        }
    }

    Set<Role> roleSet() {
        return roles == null ? Set.of() : Set.copyOf(roles);
    }
}
