package dev.incidentledger.eventstore.postgres;

import dev.incidentledger.eventstore.postgres.NewEvent.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which of some events, places and command keys the log already holds: one query, asked when a group did not go in. */
final class RecordedEvents {

    private static final String SQL = """
            select position, event_id, aggregate_id, sequence, command_key from event_store.event_log
            where event_id = any (?)
            union
            select position, event_id, aggregate_id, sequence, command_key from event_store.event_log
            where command_key = any (?)
            union
            select position, event_id, aggregate_id, sequence, command_key from event_store.event_log
            join unnest(?::text[], ?::bigint[]) as wanted (aggregate_id, sequence) using (aggregate_id, sequence)
            """;

    private final Map<String, Long> byId = new HashMap<>();
    private final Map<Place, Long> byPlace = new HashMap<>();
    private final Map<String, Long> byKey = new HashMap<>();

    private RecordedEvents() {}

    static RecordedEvents among(Collection<Append> appends, Connection connection) throws SQLException {
        var events = appends.stream().map(Append::events).flatMap(List::stream).toList();
        var keys = events.stream().map(NewEvent::commandKey).filter(Objects::nonNull);
        try (var query = connection.prepareStatement(SQL)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", events.stream().map(NewEvent::eventId).toArray()));
            query.setArray(2, connection.createArrayOf("text", keys.toArray()));
            query.setArray(
                    3,
                    connection.createArrayOf(
                            "text", events.stream().map(NewEvent::aggregateId).toArray()));
            query.setArray(
                    4,
                    connection.createArrayOf(
                            "int8", events.stream().map(NewEvent::sequence).toArray()));
            var recorded = new RecordedEvents();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    recorded.add(
                            rows.getLong(1),
                            rows.getString(2),
                            new Place(rows.getString(3), rows.getLong(4)),
                            rows.getString(5));
                }
            }
            return recorded;
        }
    }

    /** The position of the first event, if all of them are in the log. */
    OptionalLong positionOf(Append append) {
        var first = byId.get(append.events().getFirst().eventId());
        return first != null && append.events().stream().allMatch(this::isRecorded)
                ? OptionalLong.of(first)
                : OptionalLong.empty();
    }

    boolean hasPlaceOrIdOf(NewEvent event) {
        return byPlace.containsKey(event.place()) || byId.containsKey(event.eventId());
    }

    Optional<CommandKeyUsedException> usedKeyOf(Append append) {
        return append.events().stream()
                .map(NewEvent::commandKey)
                .filter(Objects::nonNull)
                .flatMap(
                        key -> Optional.ofNullable(byKey.get(key))
                                .map(position -> new CommandKeyUsedException(key, position))
                                .stream())
                .findFirst();
    }

    private boolean isRecorded(NewEvent event) {
        var position = byId.get(event.eventId());
        return position != null && position.equals(byPlace.get(event.place()));
    }

    private void add(long position, String eventId, Place place, @Nullable String commandKey) {
        byId.put(eventId, position);
        byPlace.put(place, position);
        if (commandKey != null) {
            byKey.put(commandKey, position);
        }
    }
}
