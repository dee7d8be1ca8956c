package dev.incidentledger.http;

import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says of any failure how it reads to the caller. */
final class Problems {

    /** The same code as for a well-formed id that names nothing. */
    private static final Map<Class<?>, String> UNKNOWN = Map.of(
            IncidentId.class, "UNKNOWN_INCIDENT",
            UpdateId.class, "UNKNOWN_UPDATE",
            ComponentId.class, "COMPONENT_NOT_FOUND",
            GroupId.class, "GROUP_NOT_FOUND",
            TokenId.class, "UNKNOWN_TOKEN");

    private final List<ProblemTranslation> translations;

    Problems(List<ProblemTranslation> translations) {
        this.translations = translations;
    }

    ProblemException of(Throwable failure) {
        return Causes.of(failure)
                .flatMap(cause -> translated(cause).stream())
                .findFirst()
                .orElseGet(() -> StatusProblems.of(500));
    }

    private Optional<ProblemException> translated(Throwable failure) {
        return switch (failure) {
            case ProblemException refusal -> Optional.of(refusal);
            case HttpMessageNotReadableException unreadable -> Optional.of(unreadable(unreadable));
            case MethodArgumentTypeMismatchException mismatch -> Optional.of(mismatched(mismatch));
            case BindException unbound -> Optional.of(notUnderstood(unbound));
            case MissingServletRequestParameterException missing ->
                Optional.of(ProblemException.badRequest(
                        "?" + missing.getParameterName(), "REQUIRED", "This parameter is required."));
            case InvalidParameterException _, RequestRejectedException _ -> Optional.of(StatusProblems.of(400));
            case HttpRequestMethodNotSupportedException unserved
            when unserved.getSupportedMethods() != null ->
                Optional.of(StatusProblems.methodNotAllowed(List.of(unserved.getSupportedMethods())));
            case ErrorResponse error -> Optional.of(standard(error));
            default ->
                translations.stream()
                        .flatMap(translation -> translation.translate(failure).stream())
                        .findFirst()
                        .or(() -> withoutEventStore(failure));
        };
    }

    /** What failed for a reason of its own, as a statement that is wrong, is a failure of ours. */
    private static Optional<ProblemException> withoutEventStore(Throwable failure) {
        return switch (failure) {
            case DataAccessResourceFailureException refused when asksTooMuch(refused) -> Optional.empty();
            case UncategorizedSQLException refused
            when isStandby(refused) -> Optional.of(ProblemException.withoutEventStore());
            case EventStoreException _,
                    DataAccessResourceFailureException _,
                    RecoverableDataAccessException _,
                    TransientDataAccessException _,
                    CannotCreateTransactionException _ -> Optional.of(ProblemException.withoutEventStore());
            default -> Optional.empty();
        };
    }

    /** A server that takes over soon is one that does not write yet. */
    private static boolean isStandby(UncategorizedSQLException refused) {
        return sqlState(refused).equals("25006");
    }

    /** Spring takes the limits of a statement for those of the server. */
    private static boolean asksTooMuch(DataAccessResourceFailureException refused) {
        return sqlState(refused).startsWith("54");
    }

    private static String sqlState(Throwable refused) {
        return refused.getCause() instanceof SQLException cause
                ? Objects.requireNonNullElse(cause.getSQLState(), "")
                : "";
    }

    /** Without a cause there was no body; with one it did not arrive whole. */
    private static ProblemException unreadable(HttpMessageNotReadableException failure) {
        return failure.getCause() == null
                ? ProblemException.badRequest("", "BODY_REQUIRED", "This needs a body of type application/json.")
                : StatusProblems.of(400);
    }

    /** A malformed id in the path names nothing, like an unknown one. */
    private static ProblemException mismatched(MethodArgumentTypeMismatchException mismatch) {
        MethodParameter parameter = mismatch.getParameter();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return unknown(UNKNOWN.get(parameter.getParameterType()));
        }
        return notUnderstood(mismatch.getName(), mismatch.getRequiredType());
    }

    private static ProblemException notUnderstood(BindException unbound) {
        var error = unbound.getFieldErrors().getFirst();
        return notUnderstood(
                error.getField(),
                error.contains(TypeMismatchException.class)
                        ? error.unwrap(TypeMismatchException.class).getRequiredType()
                        : null);
    }

    private static ProblemException notUnderstood(String parameter, @Nullable Class<?> type) {
        return ProblemException.badRequest("?" + parameter, "INVALID_PARAMETER", ParameterForms.of(type));
    }

    private static ProblemException unknown(@Nullable String code) {
        return code == null
                ? StatusProblems.of(404)
                : ProblemException.notFound(code, "What the path names does not exist.");
    }

    private static ProblemException standard(ErrorResponse error) {
        int status = error.getStatusCode().value();
        if (status == 415) {
            return StatusProblems.of(415, Map.of(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
        }
        return StatusProblems.of(status, flat(error.getHeaders()));
    }

    private static Map<String, String> flat(HttpHeaders headers) {
        return headers.headerSet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
    }
}
