package dev.incidentledger.eventstore.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rows as a statement takes them: an array for each column. */
record ArrayParameters<R>(PreparedStatement statement, List<R> rows) {

    /**
     * @param type of the elements, as PostgreSQL calls it
     * @param empty makes an array of so many
     */
    <T> void set(int index, String type, IntFunction<T[]> empty, Function<R, T> column) throws SQLException {
        var elements = rows.stream().map(column).toArray(empty);
        statement.setArray(index, statement.getConnection().createArrayOf(type, elements));
    }
}
