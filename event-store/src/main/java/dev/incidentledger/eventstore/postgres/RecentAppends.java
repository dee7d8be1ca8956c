package dev.incidentledger.eventstore.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.incidentledger.eventstore.postgres.NewEvent.Place;
import java.util.List;
import java.util.OptionalLong;

/** Where this process has put its latest events, so that nobody needs to look in the log. */
final class RecentAppends {

    private static final int MOST_REMEMBERED = 10_000;

    private final Cache<Place, Long> positions =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    void add(List<NewEvent> events, long firstPosition) {
        for (int i = 0; i < events.size(); i++) {
            positions.put(events.get(i).place(), firstPosition + i);
        }
    }

    OptionalLong positionOf(String aggregateId, long sequence) {
        var position = positions.getIfPresent(new Place(aggregateId, sequence));
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
