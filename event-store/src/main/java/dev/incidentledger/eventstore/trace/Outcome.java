package dev.incidentledger.eventstore.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Why a piece of work was rolled back: the kind of the failure, never its words. */
final class Outcome {

    private Outcome() {}

    static void of(UnitOfWork<?> work, Span span) {
        work.onRollback(failed -> {
            var failure = failed.getExecutionResult().getExceptionResult();
            span.setStatus(StatusCode.ERROR);
            span.setAttribute("error.type", failure.getClass().getSimpleName());
        });
    }
}
