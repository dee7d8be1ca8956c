package dev.incidentledger.standalone;

import dev.incidentledger.standalone.database.EmbeddedPostgresFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the embedded database does not start, in place of a stack trace. */
class RefusalToStart extends AbstractFailureAnalyzer<EmbeddedPostgresFailure> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, EmbeddedPostgresFailure cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
