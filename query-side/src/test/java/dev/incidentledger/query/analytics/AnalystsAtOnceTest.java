package dev.incidentledger.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.AnalyticsSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalystsAtOnceTest {

    private final AnalystsAtOnce onePlace =
            new AnalystsAtOnce(new AnalyticsSettings(1, Duration.ofSeconds(10)), Duration.ZERO, Duration.ofMinutes(1));

    @Test
    void a_page_waits_for_a_place_where_a_program_is_told_to_come_again() throws InterruptedException {
        assertThat(ask("/analytics")).isTrue();
        var waiting = new CompletableFuture<Boolean>();
        var reader = Thread.ofPlatform().start(() -> {
            try {
                waiting.complete(ask("/analytics"));
            } catch (Exception failure) {
                waiting.completeExceptionally(failure);
            }
        });
        await().pollDelay(Duration.ZERO).until(() -> reader.getState() == Thread.State.TIMED_WAITING);

        assertThatThrownBy(() -> ask("/api/v1/analytics/counts"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("ANALYSTS_BUSY"));
        onePlace.afterCompletion(request("/analytics"), new MockHttpServletResponse(), this, null);

        assertThat(waiting.join()).isTrue();
    }

    private boolean ask(String path) throws InterruptedException {
        return onePlace.preHandle(request(path), new MockHttpServletResponse(), this);
    }

    private static MockHttpServletRequest request(String path) {
        return new MockHttpServletRequest("GET", path);
    }
}
