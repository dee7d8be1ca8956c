package dev.incidentledger.eventstore;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * What a projection has gathered from the batch at hand. It is flushed once, in the transaction that moves the token,
 * and forgotten with it: a batch that fails is gathered anew.
 */
public final class PerBatch<B> {

    private final String key = "batch-" + UUID.randomUUID();
    private final Supplier<B> empty;
    private final Consumer<B> flush;

    public PerBatch(Supplier<B> empty, Consumer<B> flush) {
        this.empty = empty;
        this.flush = flush;
    }

    public B current() {
        var batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(key, _ -> {
            var gathered = empty.get();
            batch.onPrepareCommit(_ -> flush.accept(gathered));
            return gathered;
        });
    }
}
