package dev.incidentledger.benchmarks;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import dev.incidentledger.events.EventName;
import dev.incidentledger.events.store.EventCatalog;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The least domain that appends: each command becomes one event, as large as an update of an incident. */
@Aggregate(type = "diary")
class Diary {

    static final EventCatalog CATALOG = EventCatalog.of(EntryWritten.class);

    /** 740 bytes with the id and the field names. */
    static final String TEXT = Sample.text(680);

    record WriteEntry(@TargetAggregateIdentifier String diaryId, String text) {}

    @EventName("diary.entry-written")
    @Revision("1")
    record EntryWritten(String diaryId, String text) {}

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String id;

    /** As much metadata as the product's events have. */
    static CorrelationDataProvider whoAndWhy() {
        return command -> Map.of(
                "actor", "tok_0000000000000000000000000",
                "channel", "api",
                "correlationId", "00000000-0000-0000-0000-000000000000",
                "causationId", command.getIdentifier());
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(WriteEntry command) {
        AggregateLifecycle.apply(new EntryWritten(command.diaryId(), command.text()));
    }

    @EventSourcingHandler
    void on(EntryWritten event) {
        id = event.diaryId();
    }
}
