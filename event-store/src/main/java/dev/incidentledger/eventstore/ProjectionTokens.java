package dev.incidentledger.eventstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tokens that move only from where this process left them. Transactions of projections do not wait for the disk, so a crash
 * of the database may take the last of them back, rows and token, and a pool hides it. Whoever went on regardless would
 * leave out what they did; here the move is refused, and the projection begins again at the token that is there.
 */
final class ProjectionTokens extends JdbcTokenStore {

    private static final byte[] NOTHING = {};

    private final JdbcClient db;
    private final Serializer serializer;
    private final String nodeId;
    private final Map<Place, byte[]> left = new ConcurrentHashMap<>();

    private record Place(String projection, int segment) {}

    /** @param builder of the same serializer and node */
    ProjectionTokens(Builder builder, JdbcClient db, Serializer serializer, String nodeId) {
        super(builder);
        this.db = db;
        this.serializer = serializer;
        this.nodeId = nodeId;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String projection, int segment) {
        return remember(new Place(projection, segment), super.fetchToken(projection, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String projection, Segment segment) {
        return remember(new Place(projection, segment.getSegmentId()), super.fetchToken(projection, segment));
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String projection, int segment) {
        var place = new Place(projection, segment);
        var stored = serializer.serialize(token, byte[].class);
        requireOne(
                projection,
                db.sql("""
                                update event_store.token_entry set token = ?, token_type = ?, time_stamp = ?
                                where processor_name = ? and segment = ? and owner = ? and coalesce(token, '') = ?
                                """)
                        .params(stored.getData(), stored.getType().getName(), now())
                        .params(projection, segment, nodeId, leftAt(place))
                        .update());
        remember(place, token);
    }

    @Override
    public void extendClaim(String projection, int segment) {
        requireOne(
                projection,
                db.sql("""
                                update event_store.token_entry set time_stamp = ?
                                where processor_name = ? and segment = ? and owner = ? and coalesce(token, '') = ?
                                """)
                        .params(now(), projection, segment, nodeId, leftAt(new Place(projection, segment)))
                        .update());
    }

    private @Nullable TrackingToken remember(Place place, @Nullable TrackingToken token) {
        if (token == null) {
            left.remove(place);
        } else {
            left.put(place, serializer.serialize(token, byte[].class).getData());
        }
        return token;
    }

    private byte[] leftAt(Place place) {
        return left.getOrDefault(place, NOTHING);
    }

    private static void requireOne(String projection, int rows) {
        if (rows != 1) {
            throw new TokenMovedException(projection);
        }
    }

    private static String now() {
        return DateTimeUtils.formatInstant(AbstractTokenEntry.clock.instant());
    }
}
