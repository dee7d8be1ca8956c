package dev.incidentledger.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

final class Sql {

    private Sql() {}

    static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Answers the first row, its columns set apart by blanks. */
    static String query(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server)) {
            return query(connection, sql);
        }
    }

    static String queryAsOwner(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(server.jdbcUrl(), server.owner(), server.ownerPassword())) {
            return query(connection, sql);
        }
    }

    static String queryAsAnalyst(EmbeddedPostgresServer server, Path folder, String sql)
            throws SQLException, IOException {
        String password = Files.readString(folder.resolve("postgres-analyst.password"));
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), "ledger_analyst", password)) {
            return query(connection, sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                columns.add(rows.getString(column));
            }
            return String.join(" ", columns);
        }
    }

    private static Connection connect(EmbeddedPostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
