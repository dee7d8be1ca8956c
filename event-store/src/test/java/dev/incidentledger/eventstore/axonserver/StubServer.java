package dev.incidentledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.impl.Headers;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.Heartbeat;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc.PlatformServiceImplBase;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as much of Axon Server's protocol as this product uses, and keeps events in memory: one context, indexes dense from
 * 0. It can be stopped and started again on its port, with the events it had.
 */
public final class StubServer implements AutoCloseable {

    private final StubEvents events = new StubEvents();
    private final @Nullable String token;
    private final @Nullable File certificate;
    private final @Nullable File key;
    private final AtomicInteger introductions = new AtomicInteger();
    private volatile boolean isMute;
    private Server server;
    private final int port;

    private StubServer(@Nullable String token, @Nullable File certificate, @Nullable File key) {
        this.token = token;
        this.certificate = certificate;
        this.key = key;
        this.server = started(0);
        this.port = server.getPort();
    }

    public static StubServer start() {
        return new StubServer(null, null, null);
    }

    /** Lets in whoever has this token. */
    public static StubServer guardedBy(String token) {
        return new StubServer(token, null, null);
    }

    /** Speaks TLS; both are PEM files. */
    public static StubServer encryptedBy(File certificate, File key) {
        return new StubServer(null, certificate, key);
    }

    /** As in {@code LEDGER_AXONSERVER_SERVERS}. */
    public String address() {
        return "localhost:" + port;
    }

    /** What it holds, and how it behaves. */
    public StubEvents events() {
        return events;
    }

    /** Cuts all connections, and takes no more until started again. */
    public void stop() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    public void startAgain() {
        server = started(port);
    }

    /** Whether it answers heartbeats and other instructions; connections stay. */
    public void answerInstructions(boolean does) {
        isMute = !does;
    }

    /** How often a process has introduced itself. */
    public int introductions() {
        return introductions.get();
    }

    @Override
    public void close() {
        stop();
    }

    private Server started(int port) {
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(new Platform())
                .addService(events)
                .intercept(new Guard());
        if (certificate != null && key != null) {
            builder.useTransportSecurity(certificate, key);
        }
        try {
            return builder.build().start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private final class Guard implements ServerInterceptor {

        @Override
        public <A, B> ServerCall.Listener<A> interceptCall(
                ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
            if (token != null && !token.equals(headers.get(Headers.ACCESS_TOKEN))) {
                var trailers = new Metadata();
                trailers.put(StubEvents.ERROR_CODE, "AXONIQ-1001");
                call.close(Status.PERMISSION_DENIED.withDescription("Invalid token"), trailers);
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }

    private final class Platform extends PlatformServiceImplBase {

        @Override
        public void getPlatformServer(ClientIdentification client, StreamObserver<PlatformInfo> answer) {
            introductions.incrementAndGet();
            answer.onNext(PlatformInfo.newBuilder().setSameConnection(true).build());
            answer.onCompleted();
        }

        @Override
        public StreamObserver<PlatformInboundInstruction> openStream(
                StreamObserver<PlatformOutboundInstruction> answer) {
            return new StreamObserver<>() {
                @Override
                public void onNext(PlatformInboundInstruction instruction) {
                    if (isMute) {
                        return;
                    }
                    synchronized (answer) {
                        if (instruction.hasHeartbeat()) {
                            answer.onNext(PlatformOutboundInstruction.newBuilder()
                                    .setHeartbeat(Heartbeat.getDefaultInstance())
                                    .build());
                        }
                        if (!instruction.getInstructionId().isEmpty()) {
                            answer.onNext(PlatformOutboundInstruction.newBuilder()
                                    .setAck(InstructionAck.newBuilder()
                                            .setInstructionId(instruction.getInstructionId())
                                            .setSuccess(true))
                                    .build());
                        }
                    }
                }

                @Override
                public void onError(Throwable gone) {}

                @Override
                public void onCompleted() {
                    answer.onCompleted();
                }
            };
        }
    }
}
