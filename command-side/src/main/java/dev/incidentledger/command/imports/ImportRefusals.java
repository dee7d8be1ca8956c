package dev.incidentledger.command.imports;

import dev.incidentledger.http.ProblemException;
import dev.incidentledger.http.ProblemTranslation;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says of a failure what came of the object: refused for good, or not decided yet. */
@Component
class ImportRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRefusals.class);

    private final ObjectProvider<ProblemTranslation> translations;

    ImportRefusals(ObjectProvider<ProblemTranslation> translations) {
        this.translations = translations;
    }

    /** Empty when the same may succeed in a moment. */
    Optional<Outcome> outcomeOf(Supplier<Outcome> work) {
        try {
            return Optional.of(work.get());
        } catch (Malformed problem) {
            return Optional.of(Outcome.failed(problem));
        } catch (RuntimeException failure) {
            return problemOf(failure).map(ImportRefusals::outcomeOf).orElseGet(() -> unexpected(failure));
        }
    }

    private static Optional<Outcome> outcomeOf(ProblemException problem) {
        if (problem.code().equals("IDEMPOTENCY_KEY_REUSED")) {
            return Optional.of(Outcome.CHANGED);
        }
        return problem.retryable() || problem.status().is5xxServerError()
                ? Optional.empty()
                : Optional.of(Outcome.failed(problem.code(), problem.detail()));
    }

    /** One object that we cannot cope with stops no others. */
    private static Optional<Outcome> unexpected(RuntimeException failure) {
        LOG.error("An object could not be imported", failure);
        return Optional.of(Outcome.failed("INTERNAL_ERROR", "It could not be imported; the server's log says more."));
    }

    private Optional<ProblemException> problemOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .flatMap(cause -> cause instanceof ProblemException problem
                        ? Stream.of(problem)
                        : translations.orderedStream().flatMap(translation -> translation.translate(cause).stream()))
                .findFirst();
    }
}
