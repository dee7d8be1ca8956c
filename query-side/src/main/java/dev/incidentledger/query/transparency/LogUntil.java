package dev.incidentledger.query.transparency;

import dev.incidentledger.eventstore.postgres.LogReader;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.ExportedModel;
import java.util.List;
import java.util.Set;

/** The log up to the end of an export, which goes on behind it. */
record LogUntil(LogReader log, long end) implements ExportedModel.Log {

    @Override
    public Set<String> goneOn() {
        return log.aggregatesAfter(end);
    }

    @Override
    public List<EventRow> of(String aggregateId) {
        return log.ofAggregate(aggregateId, 0, Integer.MAX_VALUE).stream()
                .filter(event -> event.position() <= end)
                .map(EventRow::of)
                .toList();
    }
}
