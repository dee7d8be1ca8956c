package dev.incidentledger.eventstore;

import javax.sql.DataSource;

/** The database role that owns what the application may not rewrite. */
public record MigrationRole(String user, String password) {

    /** As this role, even where the URL names another. */
    DataSource connectTo(String url) {
        return MigrationDatabase.connectTo(url, user, password);
    }

    @Override
    public String toString() {
        return "MigrationRole[user=%s]".formatted(user);
    }
}
