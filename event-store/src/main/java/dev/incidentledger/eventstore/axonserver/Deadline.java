package dev.incidentledger.eventstore.axonserver;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Has every call end in time but those that are made to go on: the connector would wait for some of them for ever. */
record Deadline(Duration patience) implements ClientInterceptor {

    @Override
    public <A, B> ClientCall<A, B> interceptCall(MethodDescriptor<A, B> method, CallOptions options, Channel next) {
        return next.newCall(
                method,
                method.getType() == MethodType.BIDI_STREAMING
                        ? options
                        : options.withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS));
    }
}
