package dev.incidentledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadAheadTest {

    private static final List<Integer> ASKED = IntStream.range(0, 100).boxed().toList();

    private final AtomicInteger begun = new AtomicInteger();
    private final List<Integer> worked = new ArrayList<>();

    @Test
    void works_on_all_in_their_order_and_never_holds_more_than_three() throws IOException {
        ReadAhead.forEach(ASKED, this::read, (asked, read) -> {
            assertThat(read).isEqualTo(asked * 2);
            assertThat(begun.get() - worked.size()).isBetween(1, 3);
            worked.add(asked);
        });

        assertThat(worked).isEqualTo(ASKED);
    }

    @Test
    void does_nothing_for_nothing() throws IOException {
        ReadAhead.forEach(List.<Integer>of(), this::read, (asked, _) -> worked.add(asked));

        assertThat(worked).isEmpty();
    }

    @Test
    void ends_at_what_cannot_be_read() {
        var lost = new UncheckedIOException(new IOException("The connection is lost"));

        assertThatThrownBy(() -> ReadAhead.forEach(ASKED, asked -> fail(asked, lost), (asked, _) -> worked.add(asked)))
                .isInstanceOf(CompletionException.class)
                .hasCause(lost);
        assertThat(worked).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void reads_no_more_once_its_work_fails() {
        var full = new IOException("No space left on device");

        assertThatThrownBy(() -> ReadAhead.forEach(ASKED, this::read, (_, _) -> {
                    throw full;
                }))
                .isSameAs(full);
        assertThat(begun.get()).isLessThanOrEqualTo(3);
    }

    private int read(int asked) {
        begun.incrementAndGet();
        return asked * 2;
    }

    private static int fail(int asked, RuntimeException failure) {
        if (asked == 7) {
            throw failure;
        }
        return asked;
    }
}
