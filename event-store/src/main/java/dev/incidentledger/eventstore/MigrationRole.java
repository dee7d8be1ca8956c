package dev.incidentledger.eventstore;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database role that owns what the application may not rewrite. */
public record MigrationRole(String user, String password) {

    /** As this role, even where the URL names another. */
    DataSource connectTo(String url) {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        return database;
    }

    @Override
    public String toString() {
        return "MigrationRole[user=%s]".formatted(user);
    }
}
