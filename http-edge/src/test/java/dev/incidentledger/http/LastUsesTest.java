package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.TokenId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LastUsesTest {

    private Instant now = Instant.parse("2026-01-31T09:43:00Z");
    private final LastUses uses = new LastUses(() -> now);
    private final TokenId token = TokenId.next();

    @Test
    void a_thousand_uses_make_one_entry_with_the_latest_time() {
        for (int i = 0; i < 1000; i++) {
            now = now.plusSeconds(1);
            uses.note(token);
        }

        assertThat(uses.take()).isEqualTo(Map.of(token, now));
        assertThat(uses.take()).isEmpty();
    }

    @Test
    void what_could_not_be_written_is_kept_unless_something_newer_came() {
        var other = TokenId.next();
        uses.note(token);
        uses.note(other);
        var taken = uses.take();
        var before = now;
        now = now.plusSeconds(1);
        uses.note(token);

        uses.giveBack(taken);

        assertThat(uses.take()).isEqualTo(Map.of(token, now, other, before));
    }
}
