package dev.incidentledger.eventstore.postgres;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** What somebody appended, and what they were told became of it. */
record AppendAttempt(List<String> eventIds, Told told, long firstPosition) {

    enum Told {
        RECORDED,
        OVERTAKEN,
        UNAVAILABLE,
        UNKNOWN,
        ROLLED_BACK,
        /** What nobody is meant to be told. */
        SOMETHING_ELSE
    }

    static List<DomainEventMessage<?>> events(String aggregateId, long firstSequence, int count) {
        return IntStream.range(0, count)
                .<DomainEventMessage<?>>mapToObj(i ->
                        new GenericDomainEventMessage<>("Sample", aggregateId, firstSequence + i, "something happened"))
                .toList();
    }

    static AppendAttempt of(PostgresEventStorageEngine engine, List<DomainEventMessage<?>> events) {
        var ids = ids(events);
        try {
            engine.appendEvents(events);
            var first = events.getFirst();
            return new AppendAttempt(
                    ids,
                    Told.RECORDED,
                    engine.positionOf(first.getAggregateIdentifier(), first.getSequenceNumber())
                            .orElseThrow());
        } catch (ConcurrencyException | AggregateStreamCreationException overtaken) {
            return new AppendAttempt(ids, Told.OVERTAKEN, 0);
        } catch (EventStoreUnavailableException unavailable) {
            return new AppendAttempt(ids, Told.UNAVAILABLE, 0);
        } catch (AppendOutcomeUnknownException unknown) {
            return new AppendAttempt(ids, Told.UNKNOWN, 0);
        } catch (RuntimeException somethingElse) {
            return new AppendAttempt(ids, Told.SOMETHING_ELSE, 0);
        }
    }

    static AppendAttempt rolledBack(List<DomainEventMessage<?>> events) {
        return new AppendAttempt(ids(events), Told.ROLLED_BACK, 0);
    }

    private static List<String> ids(List<DomainEventMessage<?>> events) {
        return events.stream().map(EventMessage::getIdentifier).toList();
    }

    boolean isTrueIn(Map<String, Long> positionsById) {
        return switch (told) {
            case RECORDED -> isRecorded(positionsById, firstPosition);
            case OVERTAKEN, UNAVAILABLE, ROLLED_BACK -> isAbsent(positionsById);
            case SOMETHING_ELSE -> false;
            case UNKNOWN ->
                isAbsent(positionsById) || isRecorded(positionsById, positionsById.get(eventIds.getFirst()));
        };
    }

    private boolean isAbsent(Map<String, Long> positionsById) {
        return eventIds.stream().noneMatch(positionsById::containsKey);
    }

    private boolean isRecorded(Map<String, Long> positionsById, Long first) {
        return first != null
                && IntStream.range(0, eventIds.size())
                        .allMatch(i -> Objects.equals(positionsById.get(eventIds.get(i)), first + i));
    }

    static String summary(List<AppendAttempt> attempts) {
        return attempts.stream().collect(groupingBy(AppendAttempt::told, TreeMap::new, counting())).entrySet().stream()
                .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
                .collect(joining(", "));
    }
}
