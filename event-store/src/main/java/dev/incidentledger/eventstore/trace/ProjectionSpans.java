package dev.incidentledger.eventstore.trace;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** A span for each event that a projection takes in as it comes, until its rows are there, under that of the command. */
public final class ProjectionSpans {

    private final Tracer tracer;

    ProjectionSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    public MessageHandlerInterceptor<EventMessage<?>> of(String projection) {
        return (work, chain) -> around(projection, work, chain);
    }

    private Object around(String projection, UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain)
            throws Exception {
        var command = Traceparent.in(work.getMessage().getMetaData());
        if (command.isSampled()) {
            var span = tracer.spanBuilder(projection)
                    .setParent(command.asParent())
                    .setSpanKind(SpanKind.CONSUMER)
                    .startSpan();
            span.setAttribute("event.name", work.getMessage().getPayloadType().getSimpleName());
            Outcome.of(work, span);
            work.onCleanup(_ -> span.end());
        }
        return chain.proceed();
    }
}
