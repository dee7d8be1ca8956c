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

    /** The process that comes first does; the others find that it is done. */
    @Override
    public void initializeTokenSegments(String projection, int segments, TrackingToken begin) {
        var stored = serializer.serialize(begin, byte[].class);
        for (int segment = 0; segment < segments; segment++) {
            db.sql("""
                            insert into query.token_entry (processor_name, segment, token, token_type, time_stamp)
                            values (?, ?, ?, ?, ?) on conflict do nothing
                            """)
                    .params(
                            projection,
                            segment,
                            stored.getData(),
                            stored.getType().getName(),
                            now())
                    .update();
        }
    }

    @Override
    public @Nullable TrackingToken fetchToken(String projection, int segment) {
        var token = super.fetchToken(projection, segment);
        rememberStored(new Place(projection, segment));
        return token;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String projection, Segment segment) {
        var token = super.fetchToken(projection, segment);
        rememberStored(new Place(projection, segment.getSegmentId()));
        return token;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String projection, int segment) {
        var place = new Place(projection, segment);
        var stored = serializer.serialize(token, byte[].class);
        requireOne(
                projection,
                db.sql("""
                                update query.token_entry set token = ?, token_type = ?, time_stamp = ?
                                where processor_name = ? and segment = ? and owner = ? and coalesce(token, '') = ?
                                """)
                        .params(stored.getData(), stored.getType().getName(), now())
                        .params(projection, segment, nodeId, leftAt(place))
                        .update());
        left.put(place, stored.getData());
    }

    @Override
    public void extendClaim(String projection, int segment) {
        requireOne(
                projection,
                db.sql("""
                                update query.token_entry set time_stamp = ?
                                where processor_name = ? and segment = ? and owner = ? and coalesce(token, '') = ?
                                """)
                        .params(now(), projection, segment, nodeId, leftAt(new Place(projection, segment)))
                        .update());
    }

    /** As it is stored, which another version may have written otherwise than this one would. */
    private void rememberStored(Place place) {
        left.put(
                place,
                db.sql("select coalesce(token, '') from query.token_entry where processor_name = ? and segment = ?")
                        .params(place.projection(), place.segment())
                        .query(byte[].class)
                        .single());
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
