package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.util.List;

/** Whether the server is of a release that the product is tested on. */
record VersionCheck() implements Check {

    private static final int OLDEST = 15;
    private static final int NEWEST = 18;

    @Override
    public String name() {
        return "version";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var server = database.row("select current_setting('server_version_num')::int / 10000 as major,"
                + " current_setting('server_version') as version");
        var found = "The server is PostgreSQL %s".formatted(server.text("version"));
        if (server.number("major") < OLDEST) {
            return List.of(Finding.problem(name(), found, "Move to PostgreSQL %d to %d".formatted(OLDEST, NEWEST)));
        }
        return List.of(
                server.number("major") > NEWEST
                        ? Finding.warning(
                                name(), found, "It is newer than this release was tested on: ask for a newer one")
                        : Finding.ok(name(), found));
    }
}
