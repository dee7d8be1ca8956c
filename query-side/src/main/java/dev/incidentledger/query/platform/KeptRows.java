package dev.incidentledger.query.platform;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table that is told row by row, as it is kept.
 *
 * @param table with its schema
 * @param idColumn how it calls the incident or maintenance
 * @param order of the rows of one of them
 */
public record KeptRows<R extends ToldRow>(
        JdbcClient db, String table, String idColumn, Class<R> type, Comparator<R> order)
        implements RowsBySource.Table {

    @Override
    public Collection<String> sources() {
        return db.sql("select distinct %s from %s".formatted(idColumn, table))
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, List<String>> lines(Collection<String> sources) {
        var rows = new ToldRows<>(type);
        return db
                .sql("select %s from %s where %s = any(?)".formatted(rows.columns(), table, idColumn))
                .param(sources.toArray(String[]::new))
                .query(rows)
                .list()
                .stream()
                .sorted(order)
                .collect(groupingBy(ToldRow::source, mapping(ToldRow::line, toList())));
    }
}
