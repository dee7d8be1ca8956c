package dev.incidentledger.query.platform;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.platform.ExportedModel.Log;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A table of so many sources, each of which may go on while it is read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RowsBySourceTest {

    private static final int SOURCES = 1_201;

    private final List<Integer> chunks = new CopyOnWriteArrayList<>(); // read by several threads
    private final Set<String> goneOn = new CopyOnWriteArraySet<>(Set.of("claims nothing any more"));
    private final List<String> lines = new ArrayList<>();

    @Test
    void reads_a_few_hundred_at_a_time_and_folds_what_goes_on_meanwhile() throws IOException {
        assertThat(new RowsBySource(new Table(), Folded::new).write(new GoingOn(), lines::add))
                .isEmpty();

        assertThat(chunks).hasSize(3).allMatch(size -> size <= 500);
        assertThat(lines).hasSize(SOURCES + 1).isSorted();
        assertThat(lines)
                .filteredOn(line -> line.endsWith("folded"))
                .containsExactly("claims nothing any more: folded", "source 0700: folded");
    }

    @Test
    void goes_on_behind_what_cannot_be_read_and_names_the_first() throws IOException {
        goneOn.addAll(Set.of("source 0001 unreadable", "source 0002 unreadable"));

        assertThat(new RowsBySource(new Table(), Folded::new).write(new GoingOn(), lines::add))
                .hasValueSatisfying(first -> assertThat(first.position()).isEqualTo(17));

        assertThat(lines)
                .contains("{\"id\":\"source 0001 unreadable\",\"unreadable\":17}", "source 1200: kept")
                .hasSize(SOURCES + 3);
    }

    private final class Table implements RowsBySource.Table {

        @Override
        public Collection<String> sources() {
            return IntStream.range(0, SOURCES)
                    .mapToObj("source %04d"::formatted)
                    .toList();
        }

        @Override
        public Map<String, List<String>> lines(Collection<String> sources) {
            chunks.add(sources.size());
            if (sources.contains("source 0700")) {
                goneOn.add("source 0700");
            }
            return sources.stream()
                    .filter(id -> id.startsWith("source"))
                    .collect(toMap(id -> id, id -> List.of(id + ": kept")));
        }
    }

    private final class GoingOn implements Log {

        @Override
        public long end() {
            return 17;
        }

        @Override
        public Set<String> goneOn() {
            return Set.copyOf(goneOn);
        }

        @Override
        public List<EventRow> of(String aggregateId) {
            return List.of(new EventRow(
                    17,
                    aggregateId,
                    0,
                    "event",
                    Instant.EPOCH,
                    new SimpleSerializedObject<>(new byte[0], byte[].class, "happened", "1"),
                    new SerializedMetaData<>(new byte[0], byte[].class)));
        }
    }

    private static final class Folded implements DerivedModel {

        private final List<Derived> all = new ArrayList<>();

        @Override
        public String name() {
            return "things";
        }

        @Override
        public void add(EventRow event) {
            if (event.aggregateId().endsWith("unreadable")) {
                throw new SerializationException("What is this?");
            }
            all.add(new Derived(event.aggregateId(), event.aggregateId() + ": folded"));
        }

        @Override
        public Stream<Derived> all() {
            return all.stream();
        }

        @Override
        public Optional<Long> newest(String id) {
            return Optional.empty();
        }
    }
}
