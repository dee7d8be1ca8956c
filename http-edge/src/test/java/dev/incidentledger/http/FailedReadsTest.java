package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class FailedReadsTest extends ServerTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Autowired
    private FailedReads reads;

    @Test
    void those_that_fail_by_a_fault_of_ours_are_counted() throws Exception {
        reads.bindTo(metrics);
        double before = counted();

        assertThat(send(asOperator("/open/failing").GET()).statusCode()).isEqualTo(500);
        assertThat(send(asOperator("/open/failing").HEAD()).statusCode()).isEqualTo(500);

        assertThat(counted()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @CsvSource({"GET, /open/nowhere, 404", "GET, /actuator/health/failing, 500", "POST, /open/failing, 500"})
    void nothing_else_is(String method, String path, int status) throws Exception {
        reads.bindTo(metrics);
        double before = counted();

        assertThat(send(asOperator(path).method(method, BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(status);

        assertThat(counted()).isEqualTo(before);
    }

    private double counted() {
        return metrics.get("ledger.reads.failed").functionCounter().count();
    }
}
