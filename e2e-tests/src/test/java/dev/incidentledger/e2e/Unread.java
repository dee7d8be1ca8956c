package dev.incidentledger.e2e;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Takes nothing of a body: the answer is there with its headers, and a stream stays as it is. */
final class Unread implements BodySubscriber<String> {

    @Override
    public CompletionStage<String> getBody() {
        return CompletableFuture.completedFuture("");
    }

    @Override
    public void onSubscribe(Subscription body) {}

    @Override
    public void onNext(List<ByteBuffer> bytes) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
