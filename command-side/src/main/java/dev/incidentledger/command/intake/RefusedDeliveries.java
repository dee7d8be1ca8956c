package dev.incidentledger.command.intake;

import dev.incidentledger.http.ProblemException;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts each delivery that was refused, by whatever refused it, and tells operators of those that are lost for good. */
@Component
class RefusedDeliveries implements ServletRequestListener {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedDeliveries.class);
    private static final Pattern DELIVERY = Pattern.compile("/api/v1/intake/alertmanager/([^/]+)");

    private final Intakes intakes;
    private final DeliveryCounts counts;

    RefusedDeliveries(Intakes intakes, DeliveryCounts counts) {
        this.intakes = intakes;
        this.counts = counts;
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request && "POST".equals(request.getMethod())) {
            var delivery = DELIVERY.matcher(request.getRequestURI());
            if (delivery.matches()) {
                ProblemException.answeredTo(request)
                        .ifPresent(refusal -> refused(intakes.nameOf(delivery.group(1)), refusal));
            }
        }
    }

    private void refused(String intake, ProblemException refusal) {
        var outcome = DeliveryOutcome.of(refusal);
        counts.count(intake, outcome);
        if (outcome.isLost()) {
            var first = refusal.errors().stream().findFirst().map(error -> " " + error.code());
            LOG.warn("The intake {} refused a delivery: {}{}", intake, refusal.code(), first.orElse(""));
        }
    }
}
