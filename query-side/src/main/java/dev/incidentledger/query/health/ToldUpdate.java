package dev.incidentledger.query.health;

import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Of an update that is no note, what counts for promises, as it reads now.
 *
 * @param ends whether it resolves the incident
 * @param occurredAt when it says that it was
 * @param nextUpdateBy when it promises the next one at the latest; null when it promises nothing
 */
public record ToldUpdate(
        UpdateId id,
        boolean ends,
        Instant occurredAt,
        @Nullable Instant nextUpdateBy) {

    static ToldUpdate of(Update update) {
        return new ToldUpdate(update.id(), !update.status().isOpen(), update.occurredAt(), update.nextUpdateBy());
    }

    ToldUpdate at(Instant corrected) {
        return new ToldUpdate(id, ends, corrected, nextUpdateBy);
    }
}
