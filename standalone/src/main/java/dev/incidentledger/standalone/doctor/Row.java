package dev.incidentledger.standalone.doctor;

import java.time.Duration;
import java.util.Map;

/**
 * A row of an answer.
 *
 * @param columns as PostgreSQL writes their values; those that are null are missing
 */
record Row(Map<String, String> columns) {

    /** Empty for null. */
    String text(String column) {
        return columns.getOrDefault(column, "");
    }

    /** 0 for null. */
    long number(String column) {
        return Long.parseLong(columns.getOrDefault(column, "0"));
    }

    /** Of a number of seconds; none for null. */
    Duration seconds(String column) {
        return Duration.ofMillis(Math.round(Double.parseDouble(columns.getOrDefault(column, "0")) * 1_000));
    }

    boolean isTrue(String column) {
        return text(column).equals("t");
    }
}
