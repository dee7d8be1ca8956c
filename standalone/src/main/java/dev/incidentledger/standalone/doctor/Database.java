package dev.incidentledger.standalone.doctor;

import java.sql.SQLException;
import java.util.List;

/** Answers questions, and lets nothing be changed. */
interface Database {

    List<Row> rows(String sql) throws SQLException;

    /** Of a question that has exactly one row for an answer. */
    default Row row(String sql) throws SQLException {
        return rows(sql).getFirst();
    }
}
