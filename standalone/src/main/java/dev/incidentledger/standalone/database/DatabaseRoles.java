package dev.incidentledger.standalone.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The roles that the administrator of any other server makes too, by the same file, and where their passwords are kept. */
record DatabaseRoles(PasswordFile owner, PasswordFile application, PasswordFile analyst) {

    static final String OWNER = "ledger_owner";
    static final String APPLICATION = "ledger";
    static final String ANALYST = "ledger_analyst";

    private static final String SCRIPT = "/postgresql-roles.sql";

    static DatabaseRoles in(DataFolder folder) {
        return new DatabaseRoles(
                new PasswordFile(folder.resolve("postgres-owner.password")),
                new PasswordFile(folder.resolve("postgres.password")),
                new PasswordFile(folder.resolve("postgres-analyst.password")));
    }

    /** Whether the cluster is of a release that did not know analysts yet. */
    boolean areIncomplete() {
        return !analyst.exists();
    }

    void makeNewPasswords() throws IOException {
        owner.generate();
        application.generate();
    }

    /** The file as an administrator would run it; here analysts have a password, and it is the server that lets them in or not. */
    String script(String passwordOfAnalyst) throws IOException {
        try (InputStream script = DatabaseRoles.class.getResourceAsStream(SCRIPT)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8)
                            .replace("password OWNER_PASSWORD", "password '%s'".formatted(owner.read()))
                            .replace("password APPLICATION_PASSWORD", "password '%s'".formatted(application.read()))
                    + "%nalter role %s login password '%s';%n%n".formatted(ANALYST, passwordOfAnalyst);
        }
    }
}
