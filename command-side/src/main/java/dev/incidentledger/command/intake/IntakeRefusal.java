package dev.incidentledger.command.intake;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong in place of a stack trace. */
class IntakeRefusal extends AbstractFailureAnalyzer<IntakeMisconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IntakeMisconfigured refusal) {
        return new FailureAnalysis(String.valueOf(refusal.getMessage()), null, refusal);
    }
}
