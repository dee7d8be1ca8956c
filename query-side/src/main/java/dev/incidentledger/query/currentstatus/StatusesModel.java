package dev.incidentledger.query.currentstatus;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.platform.RowsBySource;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells in which status each incident and maintenance says that components are: what their status is the worst of. */
@Component
class StatusesModel implements ExportedModel, RowsBySource.Table {

    private final JdbcClient db;

    StatusesModel(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return DerivedStatuses.MODEL;
    }

    @Override
    public String projection() {
        return CurrentStatusProjection.GROUP;
    }

    @Override
    public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
        return new RowsBySource(this, DerivedStatuses::new).write(log, lines);
    }

    @Override
    public Collection<String> sources() {
        return db.sql("select distinct source_id from query.claim_v1")
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, List<String>> lines(Collection<String> sources) {
        return db
                .sql("select to_jsonb(kept) from query.claim_v1 kept where source_id = any(?)")
                .param(sources.toArray(String[]::new))
                .query(JsonRows.as(ToldStatus.class))
                .list()
                .stream()
                .sorted(comparing(ToldStatus::componentId))
                .collect(groupingBy(ToldStatus::sourceId, mapping(ToldStatus::line, toList())));
    }
}
