package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.NoHandlerFoundException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemAdviceTest {

    private static final IOException BROKEN_PIPE = new IOException("Broken pipe");

    static final List<Exception> CLIENT_IS_GONE = List.of(
            new ClientAbortException(BROKEN_PIPE),
            new AsyncRequestNotUsableException("ServletOutputStream failed to write", BROKEN_PIPE),
            new IllegalStateException(new ClientAbortException(BROKEN_PIPE)));

    private static final class NotYet implements MissingPage {

        @Override
        public ProblemException reason(ProblemException refusal, HttpServletRequest request) {
            return ProblemException.unavailable("NOT_YET_RENDERED", "Ask again.");
        }

        @Override
        public boolean answers(ProblemException refusal, HttpServletRequest request, HttpServletResponse response) {
            return true;
        }
    }

    private final Logger log = (Logger) LoggerFactory.getLogger(ProblemAdvice.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    @ParameterizedTest
    @FieldSource("CLIENT_IS_GONE")
    void a_client_that_is_gone_is_no_failure(Exception failure) throws Exception {
        answer(failure);

        assertThat(lines.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.INFO));
    }

    @Test
    void a_pipe_that_breaks_elsewhere_is_one() throws Exception {
        answer(new UncheckedIOException(BROKEN_PIPE));

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getLevel()).isEqualTo(Level.ERROR));
    }

    @Test
    void what_is_unavailable_for_now_is_told_with_what_the_database_said() throws Exception {
        answer(new IllegalStateException(
                new EventStoreException("not reached", new SQLException("too many connections"))));

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage())
                    .startsWith("GET /report is unavailable: java.lang.IllegalStateException: ")
                    .endsWith(": java.sql.SQLException: too many connections");
        });
    }

    /** As while pages are rendered for the first time. */
    @Test
    void what_is_not_there_yet_is_no_failure() throws Exception {
        answer(new NoHandlerFoundException("GET", "/report", new HttpHeaders()), Optional.of(new NotYet()));

        assertThat(lines.list).isEmpty();
    }

    private static void answer(Exception failure) throws IOException {
        answer(failure, Optional.empty());
    }

    private static void answer(Exception failure, Optional<MissingPage> page) throws IOException {
        new ProblemAdvice(new Problems(List.of()), page)
                .answer(failure, new MockHttpServletRequest("GET", "/report"), new MockHttpServletResponse());
    }
}
