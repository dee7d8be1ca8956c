package dev.incidentledger.standalone.doctor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;

/** A connection that reads, and takes no longer than somebody waits. */
final class OpenDatabase implements Database, AutoCloseable {

    private static final int CONNECT_SECONDS = 5;
    private static final int STATEMENT_SECONDS = 10;

    private final Connection connection;

    private OpenDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * @throws SQLException when nobody answers there, or does not let us in
     * @throws IllegalArgumentException when the URL is none of PostgreSQL
     */
    static OpenDatabase open(DatabaseLogin login) throws SQLException {
        requireDriver(login.url());
        var connection = DriverManager.getConnection(login.url(), properties(login));
        try (var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = '%ds'".formatted(STATEMENT_SECONDS));
        }
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new OpenDatabase(connection);
    }

    private static Properties properties(DatabaseLogin login) {
        var properties = new Properties();
        if (login.user() != null) {
            properties.setProperty("user", login.user());
        }
        if (login.password() != null) {
            properties.setProperty("password", login.password());
        }
        properties.setProperty("ApplicationName", "ledger doctor");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty(
                "socketTimeout", String.valueOf(STATEMENT_SECONDS + 1)); // the server's own word comes first
        return properties;
    }

    /** What the driver says of a wrong URL quotes it, with what it holds of passwords. */
    private static void requireDriver(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException none) {
            throw new IllegalArgumentException("No driver takes this URL", none);
        }
    }

    /** Whatever is asked from now on is answered as of one later moment. */
    void goOn() throws SQLException {
        connection.rollback();
    }

    @Override
    public List<Row> rows(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            var rows = new ArrayList<Row>();
            while (answer.next()) {
                rows.add(row(answer));
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static Row row(ResultSet answer) throws SQLException {
        var columns = new HashMap<String, String>();
        for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
            var value = answer.getString(column);
            if (value != null) {
                columns.put(answer.getMetaData().getColumnLabel(column), value);
            }
        }
        return new Row(columns);
    }
}
