package dev.incidentledger.events.store;

import dev.incidentledger.events.EventName;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;

/** Every event this build can read and write; derived from the sealed hierarchies, so none can be forgotten. */
public final class EventCatalog {

    private final SortedMap<String, Class<?>> classes = new TreeMap<>();
    private final Map<Class<?>, SerializedType> types = new HashMap<>();

    private EventCatalog() {}

    public static EventCatalog of(Class<?>... families) {
        var catalog = new EventCatalog();
        Arrays.stream(families).flatMap(EventCatalog::members).distinct().forEach(catalog::add);
        return catalog;
    }

    public SortedMap<String, Class<?>> byName() {
        return Collections.unmodifiableSortedMap(classes);
    }

    Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    Optional<SerializedType> typeOf(Class<?> event) {
        return Optional.ofNullable(types.get(event));
    }

    private static Stream<Class<?>> members(Class<?> type) {
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalog::members);
        }
        if (type.isRecord()) {
            return Stream.of(type);
        }
        throw new IllegalArgumentException("%s is neither sealed nor a record".formatted(type.getName()));
    }

    private void add(Class<?> event) {
        var name = event.getAnnotation(EventName.class);
        var revision = event.getAnnotation(Revision.class);
        if (name == null || revision == null) {
            throw new IllegalArgumentException("%s needs @EventName and @Revision".formatted(event.getName()));
        }
        var other = classes.putIfAbsent(name.value(), event);
        if (other != null) {
            throw new IllegalArgumentException(
                    "%s and %s are both named %s".formatted(other.getName(), event.getName(), name.value()));
        }
        types.put(event, new SimpleSerializedType(name.value(), revision.value()));
    }
}
