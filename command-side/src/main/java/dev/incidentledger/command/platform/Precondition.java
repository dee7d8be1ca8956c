package dev.incidentledger.command.platform;

import dev.incidentledger.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows of the thing that its command is about, from If-Match (RFC 9110, 13.1.1).
 *
 * @param tags the entity tags that were sent, weak ones left out since they never match; {@code *} for any version
 * @param isSent false when the request had no If-Match
 */
public record Precondition(Set<String> tags, boolean isSent) {

    private static final String METADATA_KEY = "precondition";
    private static final String HEADER = "If-Match";
    private static final String ANY = "*";
    private static final String TAG = "(?:W/)?\"[!#-~\\x80-\\xff]*\"";
    private static final Pattern ONE = Pattern.compile(TAG);
    private static final Pattern TAGS = Pattern.compile("(?:%s)(?:[ \\t]*,[ \\t]*(?:%s))*".formatted(TAG, TAG));

    public Precondition {
        tags = Set.copyOf(tags);
    }

    /** @throws ProblemException 400 when the header is malformed */
    static Precondition of(HttpServletRequest request) {
        var lines = Collections.list(request.getHeaders(HEADER));
        return lines.isEmpty()
                ? new Precondition(Set.of(), false)
                : parse(String.join(",", lines).strip());
    }

    private static Precondition parse(String sent) {
        if (sent.equals(ANY)) {
            return new Precondition(Set.of(ANY), true);
        }
        if (!TAGS.matcher(sent).matches()) {
            throw ProblemException.badHeader(
                    "INVALID_IF_MATCH", "If-Match takes entity tags as answered in ETag, for example \"7\", or *.");
        }
        var strong = new LinkedHashSet<String>();
        ONE.matcher(sent)
                .results()
                .map(tag -> tag.group())
                .filter(tag -> !tag.startsWith("W/"))
                .forEach(strong::add);
        return new Precondition(strong, true);
    }

    Map<String, ?> metadata() {
        return Map.of(METADATA_KEY, this);
    }

    /** All that is to be recorded of a command: what it expects is not. */
    static Map<String, ?> without(MetaData metadata) {
        return metadata.withoutKeys(Set.of(METADATA_KEY));
    }

    /**
     * To be asked by the aggregate, before it decides. A command that comes from no request expects nothing.
     *
     * @param version of what the command is about; null when there is no such thing yet
     * @param isDemanded whether the command edits what is published, and so must say which version it knows
     * @throws Rejected 428 when a version is demanded and none was sent
     * @throws VersionMismatch 412 when the thing stands at another version
     */
    public static void check(MetaData command, String aggregateId, @Nullable Long version, boolean isDemanded) {
        if (!(command.get(METADATA_KEY) instanceof Precondition precondition)) {
            return;
        }
        if (!precondition.isSent && isDemanded) {
            throw new Rejected(
                    RejectionCode.IF_MATCH_REQUIRED,
                    "This edits what is published; send the ETag of the version that you have seen as If-Match");
        }
        if (precondition.isSent && !precondition.holdsFor(version)) {
            throw new VersionMismatch(aggregateId, version);
        }
    }

    private boolean holdsFor(@Nullable Long version) {
        return version != null && (tags.contains(ANY) || tags.contains("\"" + version + "\""));
    }
}
