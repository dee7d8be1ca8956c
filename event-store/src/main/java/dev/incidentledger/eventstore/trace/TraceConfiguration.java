package dev.incidentledger.eventstore.trace;

import dev.incidentledger.eventstore.NodeId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nothing of it is there unless somebody said where traces go. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ledger.traces.endpoint")
@EnableConfigurationProperties(TraceSettings.class)
public class TraceConfiguration {

    static final String SCOPE = "dev.incidentledger";

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> INSTANCE = AttributeKey.stringKey("service.instance.id");

    @Bean(destroyMethod = "close")
    OpenTelemetrySdk openTelemetry(
            TraceSettings settings, @Value("${spring.application.name:incident-ledger}") String service, NodeId node) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .build();
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(Resource.create(Attributes.of(SERVICE, service, INSTANCE, node.value())))
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sampled())))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                        .build())
                .build();
    }

    @Bean
    CommandSpans commandSpans(OpenTelemetry traces) {
        return new CommandSpans(traces.getTracer(SCOPE));
    }

    @Bean
    ProjectionSpans projectionSpans(OpenTelemetry traces) {
        return new ProjectionSpans(traces.getTracer(SCOPE));
    }

    /** An event remembers which command it comes from, beyond the end of its trace. */
    @Bean
    static CorrelationDataProvider traceOfCommand() {
        return _ -> Traceparent.ofPresent().metadata();
    }
}
