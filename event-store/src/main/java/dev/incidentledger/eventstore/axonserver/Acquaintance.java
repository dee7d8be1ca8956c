package dev.incidentledger.eventstore.axonserver;

import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import javax.net.ssl.SSLException;

/**
 * Listens to how the connector introduces this process to Axon Server, which it keeps to itself: why that failed, so that an
 * operator need not read a stack trace.
 */
final class Acquaintance implements ClientInterceptor {

    private static final String INTRODUCTION =
            PlatformServiceGrpc.getGetPlatformServerMethod().getFullMethodName();

    /** As gRPC says it when it is answered in TLS where it did not speak it. */
    private static final String NO_GRPC = "Network closed for unknown reason";

    private static final String HINT = "; where it speaks TLS, LEDGER_AXONSERVER_TLS has to be true";

    private volatile String why = "it was not tried yet";

    /** In words, of the last time. */
    String why() {
        return why;
    }

    @Override
    public <A, B> ClientCall<A, B> interceptCall(MethodDescriptor<A, B> method, CallOptions options, Channel next) {
        var call = next.newCall(method, options);
        return method.getFullMethodName().equals(INTRODUCTION) ? listeningTo(call) : call;
    }

    private <A, B> ClientCall<A, B> listeningTo(ClientCall<A, B> call) {
        return new SimpleForwardingClientCall<>(call) {
            @Override
            public void start(Listener<B> answer, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<>(answer) {
                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                why = inWords(status, trailers);
                                super.onClose(status, trailers);
                            }
                        },
                        headers);
            }
        };
    }

    private static String inWords(Status status, Metadata trailers) {
        if (status.isOk()) {
            return "the connection was lost";
        }
        if (Meaning.of(status.asRuntimeException(trailers)) == Meaning.SHUT_OUT) {
            return "it does not accept LEDGER_AXONSERVER_TOKEN";
        }
        var told = String.valueOf(status.getDescription());
        for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "TLS fails (%s); see LEDGER_AXONSERVER_TLS and LEDGER_AXONSERVER_CERTIFICATE"
                        .formatted(cause.getMessage());
            }
            told = String.valueOf(cause.getMessage());
        }
        return "%s: %s".formatted(status.getCode(), told.startsWith(NO_GRPC) ? told + HINT : told);
    }
}
