package dev.incidentledger.eventstore;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the most recently used aggregates; Axon's own cache drops all of them at each garbage collection. Notes in the unit
 * of work at hand which aggregates it took from here, and at which version, so that the decision can be checked.
 */
public final class AggregateCache implements Cache {

    private static final String VERSIONS_USED = AggregateCache.class.getName();

    private final ConcurrentMap<Object, Object> entries;

    public AggregateCache(long size) {
        entries =
                Caffeine.newBuilder().maximumSize(size).<Object, Object>build().asMap();
    }

    static Map<String, Long> versionsUsedIn(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrDefaultResource(VERSIONS_USED, Map.of());
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
    public <K, V> @Nullable V get(K key) {
        var entry = entries.get(key);
        if (entry instanceof AggregateCacheEntry<?> cached) {
            CurrentUnitOfWork.ifStarted(unitOfWork -> unitOfWork
                    .<Map<String, Long>>getOrComputeResource(VERSIONS_USED, _ -> new HashMap<>())
                    .put(String.valueOf(key), versionOf(cached)));
        }
        return (V) entry;
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return entries.remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.clear();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Nobody listens to cached aggregates");
    }

    /** The entry holds the aggregate itself, so nothing is needed to make it again. */
    @SuppressWarnings("NullAway")
    private static long versionOf(AggregateCacheEntry<?> entry) {
        return entry.recreateAggregate(null, null, null).version();
    }
}
