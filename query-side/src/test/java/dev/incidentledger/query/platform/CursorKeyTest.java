package dev.incidentledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CursorKeyTest {

    private static final String ALL = "all of the incidents";
    private static final ListCursor CURSOR = new ListCursor(Instant.parse("2026-11-24T10:01:00.123456Z"), "inc_1");

    @TempDir
    Path folder;

    @Test
    void a_cursor_comes_back_as_it_was() {
        var key = new CursorKey(new byte[32]);

        assertThat(ListCursor.read(CURSOR.signed(key, ALL), key, ALL)).hasValue(CURSOR);
    }

    @Test
    void a_cursor_of_another_key_is_refused() {
        var another = new byte[32];
        another[0] = 1;

        assertThat(ListCursor.read(CURSOR.signed(new CursorKey(another), ALL), new CursorKey(new byte[32]), ALL))
                .isEmpty();
    }

    @Test
    void a_cursor_that_was_changed_anywhere_is_refused() {
        var key = new CursorKey(new byte[32]);
        var signed = Base64.getUrlDecoder().decode(CURSOR.signed(key, ALL));

        assertThat(IntStream.range(0, signed.length)
                        .mapToObj(i -> {
                            var changed = signed.clone();
                            changed[i] ^= 1;
                            return Base64.getUrlEncoder().encodeToString(changed);
                        })
                        .flatMap(changed -> ListCursor.read(changed, key, ALL).stream()))
                .isEmpty();
    }

    @Test
    void the_key_stays_the_same_over_restarts() throws Exception {
        var file = new CursorKeyFile(folder.resolve("new/cursor-key"));
        var first = file.readOrMake();

        assertThat(file.readOrMake()).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(first)).hasSize(32);
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(folder.resolve("new/cursor-key"));
        }
    }

    @Test
    void a_key_that_is_told_is_used_and_none_is_made() throws Exception {
        var told = Base64.getEncoder().encodeToString(new byte[32]);
        var key = new CursorConfiguration().cursorKey(told, folder);

        assertThat(ListCursor.read(CURSOR.signed(key, ALL), new CursorKey(new byte[32]), ALL))
                .hasValue(CURSOR);
        assertThat(folder.resolve("cursor-key")).doesNotExist();
    }

    @Test
    void a_key_that_is_too_short_is_refused() {
        assertThatThrownBy(() -> new CursorKey(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
