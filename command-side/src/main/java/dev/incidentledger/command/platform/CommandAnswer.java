package dev.incidentledger.command.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * What every command is answered.
 *
 * @param id of what the command was about
 * @param version of its aggregate after the command, from 0
 * @param position in the log of the newest event; null where the store does not tell
 * @param updateId of the update that the command made; absent when it made none
 */
public record CommandAnswer(
        String id,
        long version,
        @Nullable Long position,
        @JsonInclude(Include.NON_NULL) @Nullable String updateId) {

    private static final String POSITION_HEADER = "X-Event-Position";

    /** Something new stands at {@code location}. */
    public static ResponseEntity<CommandAnswer> created(
            String location, String id, Recorded recorded, @Nullable String updateId) {
        return answer(ResponseEntity.created(URI.create(location)), id, recorded, updateId);
    }

    public static ResponseEntity<CommandAnswer> done(String id, Recorded recorded) {
        return answer(ResponseEntity.ok(), id, recorded, null);
    }

    private static ResponseEntity<CommandAnswer> answer(
            ResponseEntity.BodyBuilder answer, String id, Recorded recorded, @Nullable String updateId) {
        return headed(answer, recorded)
                .body(new CommandAnswer(id, recorded.version(), recorded.positionOrNull(), updateId));
    }

    /** Adds the headers by which a client reads its own write. */
    public static ResponseEntity.BodyBuilder headed(ResponseEntity.BodyBuilder answer, Recorded recorded) {
        answer.eTag("\"" + recorded.version() + "\"");
        if (recorded.replayed()) {
            answer.header(IdempotencyKey.REPLAYED_HEADER, "true");
        }
        recorded.position().ifPresent(position -> answer.header(POSITION_HEADER, Long.toString(position)));
        return answer;
    }
}
