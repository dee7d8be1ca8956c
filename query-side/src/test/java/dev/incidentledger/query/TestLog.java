package dev.incidentledger.query;

import dev.incidentledger.eventstore.postgres.LogReader;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.DerivedModel.Derived;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.ExportedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of a server up to a position, as an export would tell it. */
public record TestLog(QueryServer server, long end) implements ExportedModel.Log {

    @Override
    public Set<String> goneOn() {
        return reader().aggregatesAfter(end);
    }

    @Override
    public List<EventRow> of(String aggregateId) {
        return rows(reader().ofAggregate(aggregateId, 0, 100_000));
    }

    /** What is told of a model by then. */
    public List<String> told(ExportedModel model) {
        var lines = new ArrayList<String>();
        try {
            model.write(this, lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** What follows from the events by then. */
    public List<String> derived(DerivedModel model) {
        events().forEach(model::add);
        return model.all().map(Derived::line).toList();
    }

    /** All of them, in their order. */
    public List<EventRow> events() {
        return rows(reader().after(0, 100_000));
    }

    /** Does something to the log that it would not let anybody do. */
    public void behindTheBack(String sql) {
        var db = server.get(JdbcClient.class);
        db.sql("alter table event_store.event_log disable trigger append_only").update();
        db.sql(sql).update();
        db.sql("alter table event_store.event_log enable always trigger append_only")
                .update();
    }

    private LogReader reader() {
        return server.get(PostgresEventStorageEngine.class).log();
    }

    private List<EventRow> rows(List<LoggedEvent> events) {
        return events.stream()
                .filter(event -> event.position() <= end)
                .map(EventRow::of)
                .toList();
    }
}
