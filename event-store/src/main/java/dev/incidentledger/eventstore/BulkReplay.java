package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.postgres.Chunk;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.rebuild.Fold;
import dev.incidentledger.eventstore.rebuild.ReadAhead;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/**
 * Brings one projection that is far behind up to the head of the log, in large steps and without Axon's stream, which takes
 * a multiple of the time. Each step commits rows and token together, so that Axon's processor goes on where the last step
 * ended, be it at the head or before a failure.
 */
final class BulkReplay {

    private static final int STEP = 5_000;
    private static final int ONLY_SEGMENT = 0;

    private final String projection;
    private final Fold fold;
    private final PostgresEventStorageEngine engine;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final ProjectionPositions positions;

    BulkReplay(
            String projection,
            Fold fold,
            PostgresEventStorageEngine engine,
            TokenStore tokens,
            TransactionManager transactions,
            ProjectionPositions positions) {
        this.projection = projection;
        this.fold = fold;
        this.engine = engine;
        this.tokens = tokens;
        this.transactions = transactions;
        this.positions = positions;
    }

    /** Answers when fewer events are left than one step takes, or the thread was interrupted. */
    void run() {
        try {
            catchUp();
        } finally {
            positions.letGo(projection);
        }
    }

    private void catchUp() {
        var token = transactions.fetchInTransaction(this::claim);
        long position = token.position().orElse(0);
        var progress = new ReplayProgress(projection, position, engine.log().headPosition());
        var ahead = new ReadAhead((after, limit) -> Chunk.read(engine, after, limit), position, STEP);
        while (progress.left() >= STEP && !Thread.currentThread().isInterrupted()) {
            var chunk = ahead.next();
            token = replay(chunk, token);
            positions.reached(projection, chunk.upTo());
            progress.reached(chunk.upTo());
        }
    }

    private TrackingToken claim() {
        if (tokens.fetchSegments(projection).length == 0) {
            var everythingIsReplayed = ReplayToken.createReplayToken(engine.createHeadToken());
            tokens.initializeTokenSegments(projection, 1, everythingIsReplayed);
        }
        return tokens.fetchToken(projection, ONLY_SEGMENT);
    }

    private TrackingToken replay(Chunk chunk, TrackingToken token) {
        var after = WrappedToken.advance(token, new GlobalSequenceTrackingToken(chunk.upTo()));
        transactions.executeInTransaction(() -> {
            fold.take(chunk, token);
            tokens.storeToken(after, projection, ONLY_SEGMENT);
        });
        return after;
    }
}
