package dev.incidentledger.eventstore.axonserver;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc.EventStoreImplBase;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetAggregateSnapshotsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The events of one context, and the ways in which a server of them fails. */
public final class StubEvents extends EventStoreImplBase {

    static final Metadata.Key<String> ERROR_CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

    /** How it takes an append, or answers a question. */
    public enum Mood {
        WELL,

        /** Refuses at once, and does nothing. */
        UNAVAILABLE,

        /** Neither does anything nor answers. */
        HUNG,

        /** Does it, and answers nothing. */
        SILENT,

        /** Does it, and the connection breaks before the answer. */
        RESET
    }

    private final List<Event> stream = new ArrayList<>();
    private final List<Event> snapshots = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private Mood appending = Mood.WELL;
    private Mood answering = Mood.WELL;
    private long skipped;
    private int appends;
    private int opened;

    /** For all appends to come. */
    public synchronized void takeAppends(Mood mood) {
        appending = mood;
    }

    /** For all questions to come. */
    public synchronized void answer(Mood mood) {
        answering = mood;
    }

    public synchronized List<Event> all() {
        return List.copyOf(stream);
    }

    public synchronized List<Event> snapshots() {
        return List.copyOf(snapshots);
    }

    /** How many appends have come, whatever became of them. */
    public synchronized int appends() {
        return appends;
    }

    /** How many streams were opened. */
    public synchronized int opened() {
        return opened;
    }

    /** Puts an event there behind everybody's back. */
    public synchronized void put(Event event) {
        stream.add(event);
        List.copyOf(listeners).forEach(Listener::push);
    }

    /** Leaves an index out before the next event, as no real server does. */
    public synchronized void leaveGap() {
        skipped++;
    }

    /** Forgets the last events, as after the loss of power. */
    public synchronized void forget(int events) {
        stream.subList(stream.size() - events, stream.size()).clear();
    }

    @Override
    public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> answer) {
        var events = new ArrayList<Event>();
        return new StreamObserver<>() {
            @Override
            public void onNext(Event event) {
                events.add(event);
            }

            @Override
            public void onError(Throwable gone) {}

            @Override
            public void onCompleted() {
                append(events, answer);
            }
        };
    }

    @Override
    public synchronized void appendSnapshot(Event snapshot, StreamObserver<Confirmation> answer) {
        snapshots.add(snapshot);
        confirm(answer);
    }

    @Override
    public void listAggregateEvents(GetAggregateEventsRequest request, StreamObserver<Event> answer) {
        answer(
                answer,
                ofAggregate(stream, request.getAggregateId())
                        .filter(event -> event.getAggregateSequenceNumber() >= request.getInitialSequence()));
    }

    @Override
    public void listAggregateSnapshots(GetAggregateSnapshotsRequest request, StreamObserver<Event> answer) {
        answer(
                answer,
                ofAggregate(snapshots.reversed(), request.getAggregateId()).limit(request.getMaxResults()));
    }

    @Override
    public void readHighestSequenceNr(
            ReadHighestSequenceNrRequest request, StreamObserver<ReadHighestSequenceNrResponse> answer) {
        answer(
                answer,
                Stream.of(ReadHighestSequenceNrResponse.newBuilder()
                        .setToSequenceNr(nextSequence(request.getAggregateId()) - 1)
                        .build()));
    }

    @Override
    public void getLastToken(GetLastTokenRequest request, StreamObserver<TrackingToken> answer) {
        answer(answer, Stream.of(TrackingToken.newBuilder().setToken(size() - 1).build()));
    }

    @Override
    public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> answer) {
        var listener = new Listener(answer);
        return new StreamObserver<>() {
            @Override
            public void onNext(GetEventsRequest request) {
                listener.permit(request);
            }

            @Override
            public void onError(Throwable gone) {
                end(listener);
            }

            @Override
            public void onCompleted() {
                end(listener);
            }
        };
    }

    private synchronized void append(List<Event> events, StreamObserver<Confirmation> answer) {
        appends++;
        if (appending == Mood.UNAVAILABLE) {
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        if (appending == Mood.HUNG) {
            return;
        }
        var before = stream.size();
        for (var event : events) {
            if (event.getAggregateSequenceNumber() != nextSequence(event.getAggregateIdentifier())) {
                stream.subList(before, stream.size()).clear();
                answer.onError(invalidSequence());
                return;
            }
            stream.add(event);
        }
        List.copyOf(listeners).forEach(Listener::push);
        switch (appending) {
            case RESET ->
                answer.onError(
                        Status.UNAVAILABLE.withDescription("Connection reset").asRuntimeException());
            case SILENT -> {}
            case WELL, UNAVAILABLE, HUNG -> confirm(answer);
        }
    }

    private static StatusRuntimeException invalidSequence() {
        var trailers = new Metadata();
        trailers.put(ERROR_CODE, "AXONIQ-2000");
        return Status.OUT_OF_RANGE.withDescription("Invalid sequence number").asRuntimeException(trailers);
    }

    private static void confirm(StreamObserver<Confirmation> answer) {
        answer.onNext(Confirmation.newBuilder().setSuccess(true).build());
        answer.onCompleted();
    }

    private synchronized <T> void answer(StreamObserver<T> to, Stream<T> with) {
        switch (answering) {
            case WELL -> {
                with.forEach(to::onNext);
                to.onCompleted();
            }
            case UNAVAILABLE, RESET -> to.onError(Status.UNAVAILABLE.asRuntimeException());
            case HUNG, SILENT -> {}
        }
    }

    private synchronized long nextSequence(String aggregateId) {
        return ofAggregate(stream, aggregateId).count();
    }

    private synchronized long size() {
        return stream.size();
    }

    private static Stream<Event> ofAggregate(List<Event> events, String aggregateId) {
        return List.copyOf(events).stream()
                .filter(event -> event.getAggregateIdentifier().equals(aggregateId));
    }

    private synchronized void end(Listener listener) {
        listeners.remove(listener);
    }

    private final class Listener {

        private final StreamObserver<EventWithToken> answer;
        private long permits;
        private int next;

        Listener(StreamObserver<EventWithToken> answer) {
            this.answer = answer;
        }

        void permit(GetEventsRequest request) {
            synchronized (StubEvents.this) {
                if (!listeners.contains(this)) {
                    next = (int) request.getTrackingToken();
                    listeners.add(this);
                    opened++;
                }
                permits += request.getNumberOfPermits();
                push();
            }
        }

        void push() {
            while (permits > 0 && next < stream.size()) {
                permits--;
                send(EventWithToken.newBuilder()
                        .setToken(next + skipped)
                        .setEvent(stream.get(next))
                        .build());
                next++;
            }
        }

        private void send(EventWithToken event) {
            try {
                answer.onNext(event);
            } catch (StatusRuntimeException gone) {
                listeners.remove(this);
            }
        }
    }
}
