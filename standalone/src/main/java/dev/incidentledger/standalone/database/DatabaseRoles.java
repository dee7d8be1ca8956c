package dev.incidentledger.standalone.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The roles that the administrator of any other server makes too, by the same file, and where their passwords are kept. */
record DatabaseRoles(PasswordFile owner, PasswordFile application) {

    static final String OWNER = "ledger_owner";
    static final String APPLICATION = "ledger";

    private static final String SCRIPT = "/postgresql-roles.sql";

    static DatabaseRoles in(DataFolder folder) {
        return new DatabaseRoles(
                new PasswordFile(folder.resolve("postgres-owner.password")),
                new PasswordFile(folder.resolve("postgres.password")));
    }

    List<String> names() {
        return List.of(OWNER, APPLICATION);
    }

    String scriptWithNewPasswords() throws IOException {
        try (InputStream script = DatabaseRoles.class.getResourceAsStream(SCRIPT)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8)
                    .replace("password OWNER_PASSWORD", "password '%s'".formatted(owner.generate()))
                    .replace("password APPLICATION_PASSWORD", "password '%s'".formatted(application.generate()));
        }
    }
}
