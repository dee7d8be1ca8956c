package dev.incidentledger.command.platform;

/**
 * Why a command was refused. Names are part of the API and permanent. 404: what the path names does not exist; 409: a
 * rule forbids it in the present state; 422: the request can never be right as it stands; 428: it must say which version
 * it knows.
 */
public enum RejectionCode {
    IF_MATCH_REQUIRED(428),

    UNKNOWN_INCIDENT(404),
    UNKNOWN_UPDATE(404),
    INCIDENT_ID_IN_USE(409),
    UPDATE_ID_IN_USE(409),
    INCIDENT_ALREADY_RESOLVED(409),
    INCIDENT_NOT_RESOLVED(409),
    INCIDENT_RETRACTED(409),
    RESOLVED_BEFORE_IT_OPENED(409),
    REOPENED_BEFORE_IT_RESOLVED(409),
    RECOVERED_BEFORE_IT_RESOLVED(409),
    COMPONENT_NOT_CLAIMED(409),
    STATUS_NOT_CORRECTABLE(409),
    USE_RESOLUTION_ROUTE(422),
    USE_POSTMORTEM_ROUTE(422),
    NOTE_CANNOT_CHANGE_STATUS(422),
    TIME_IN_THE_FUTURE(422),
    PROMISE_BEFORE_UPDATE(422),
    PROMISE_NOT_POSSIBLE(422),
    WINDOW_ENDS_BEFORE_IT_BEGINS(422),
    COMPONENT_NAMED_TWICE(422),
    UNKNOWN_COMPONENT(422),
    RETIRED_COMPONENT(422),

    COMPONENT_NOT_FOUND(404),
    COMPONENT_RETIRED(409),
    GROUP_NOT_FOUND(404),
    GROUP_RETIRED(409),
    GROUP_NOT_EMPTY(409),
    NAME_TAKEN(409),
    UNKNOWN_GROUP(422),
    RETIRED_GROUP(422),

    UNKNOWN_TOKEN(404),
    TOKEN_ID_IN_USE(409),
    TOKEN_REVOKED(409),
    TOKEN_WITHOUT_ROLE(422),
    EXPIRY_IN_THE_PAST(422);

    private final int httpStatus;

    RejectionCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
