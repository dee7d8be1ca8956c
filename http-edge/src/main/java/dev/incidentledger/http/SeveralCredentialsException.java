package dev.incidentledger.http;

import java.io.Serial;
import org.springframework.security.core.AuthenticationException;

/** Which of several Authorization headers counts is for nobody to guess. */
final class SeveralCredentialsException extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1L;

    SeveralCredentialsException() {
        super("Several Authorization headers");
    }
}
