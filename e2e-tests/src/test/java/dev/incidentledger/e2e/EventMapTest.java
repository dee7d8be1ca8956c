package dev.incidentledger.e2e;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.incidentledger.events.LedgerEvents;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@code docs/event-map.md} is true; {@code -Devent-map.write=true} writes it anew. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventMapTest {

    private static final Path FILE = Path.of("../docs/event-map.md");

    @Test
    void the_event_map_is_up_to_date() throws IOException {
        var map = map();
        if (Boolean.getBoolean("event-map.write")) {
            Files.writeString(FILE, map);
        }

        assertThat(FILE).hasContent(map);
    }

    private static String map() {
        var projections = projections();
        return """
                # Event map

                Made from the code by `EventMapTest`, not by hand. A field with ? may be absent. Who did it, through what, because of
                what and why is metadata, the same for all events.

                | stored name | revision | fields | read by |
                |---|---|---|---|
                %s
                """.formatted(LedgerEvents.CATALOG.byName().entrySet().stream()
                .map(event -> row(event, projections))
                .collect(Collectors.joining("\n")));
    }

    private static String row(Map.Entry<String, Class<?>> event, List<Class<?>> projections) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        event.getKey(),
                        event.getValue().getAnnotation(Revision.class).value(),
                        Stream.of(event.getValue().getRecordComponents())
                                .map(EventMapTest::field)
                                .collect(Collectors.joining(", ")),
                        projections.stream()
                                .filter(projection -> handles(projection, event.getValue()))
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", ")));
    }

    private static String field(RecordComponent field) {
        boolean mayBeAbsent = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return "%s%s: %s".formatted(field.getName(), mayBeAbsent ? "?" : "", simple(field.getGenericType()));
    }

    private static String simple(Type type) {
        return type.getTypeName().replaceAll("[a-z.]+\\.", "").replace('<', ' ').replace(">", "");
    }

    private static List<Class<?>> projections() {
        return new ClassFileImporter()
                .importPackages("dev.incidentledger.query", "dev.incidentledger.command").stream()
                        .filter(type -> type.isAnnotatedWith(ProcessingGroup.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> !type.getName().contains("Test"))
                        .sorted(comparing(Class::getSimpleName))
                        .toList();
    }

    private static boolean handles(Class<?> projection, Class<?> event) {
        return Stream.of(projection.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .anyMatch(method -> payloadOf(method).isAssignableFrom(event));
    }

    /** That of the annotation, when a handler takes the message as it is stored. */
    private static Class<?> payloadOf(Method handler) {
        var declared = handler.getAnnotation(EventHandler.class).payloadType();
        return declared == Object.class ? handler.getParameterTypes()[0] : declared;
    }
}
