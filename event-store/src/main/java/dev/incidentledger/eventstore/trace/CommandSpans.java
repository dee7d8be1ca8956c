package dev.incidentledger.eventstore.trace;

import io.opentelemetry.api.trace.Tracer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** A span for each command, until its events are durable or it is refused. */
public final class CommandSpans implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Tracer tracer;

    CommandSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        var span = tracer.spanBuilder(work.getMessage().getPayloadType().getSimpleName())
                .startSpan();
        Outcome.of(work, span);
        work.onCleanup(_ -> span.end());
        try (var _ = span.makeCurrent()) {
            return chain.proceed();
        }
    }
}
