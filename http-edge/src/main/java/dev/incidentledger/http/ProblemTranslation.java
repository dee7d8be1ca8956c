package dev.incidentledger.http;

import java.util.Optional;

/** How one side's own failures read as problems; asked for a failure and then for each of its causes. */
@FunctionalInterface
public interface ProblemTranslation {

    Optional<ProblemException> translate(Throwable failure);
}
