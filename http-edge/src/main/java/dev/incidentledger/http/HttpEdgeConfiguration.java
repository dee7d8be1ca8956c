package dev.incidentledger.http;

import com.github.benmanes.caffeine.cache.Ticker;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.apache.catalina.core.StandardHost;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything of this module; each side imports it. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:http-edge.properties")
@EnableConfigurationProperties(Limits.class)
@Import({ProblemAdvice.class, ErrorDispatch.class, WebEdge.class, WholeNumbers.class})
public class HttpEdgeConfiguration {

    /** Ticks in microseconds: no time that we tell is finer. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Bean
    Problems problems(ObjectProvider<ProblemTranslation> translations) {
        return new Problems(translations.orderedStream().toList());
    }

    @Bean
    AccessTokenVerifier accessTokenVerifier(ObjectProvider<TokenEvents> recorded, EventStore events, Clock clock) {
        return new AccessTokenVerifier(
                recorded.getIfAvailable(() -> token -> events.readEvents(token.value())), clock, Ticker.systemTicker());
    }

    @Bean
    LastUses lastUses(InstantSource clock) {
        return new LastUses(clock);
    }

    @Bean
    AuthenticationManager callers(AccessTokenVerifier verifier, LastUses uses, Limits limits) {
        var failures = new FailedAuthentications(limits.failuresPerMinute(), Ticker.systemTicker());
        return new CallerAuthenticator(verifier, failures, uses);
    }

    @Bean
    FormSignIn formSignIn(AuthenticationManager callers) {
        return new FormSignIn(callers);
    }

    /** Its filters are no beans, or else the container would also apply them to everything outside of the chains. */
    @Bean
    ApiSecurity apiSecurity(AuthenticationManager callers, LastUses uses, Limits limits, CommandsAtOnce commands) {
        return new ApiSecurity(callers, uses, new CallerQuota(limits, Ticker.systemTicker()), commands);
    }

    @Bean
    CommandsAtOnce commandsAtOnce(Limits limits) {
        return new CommandsAtOnce(limits.commandsAtOnce());
    }

    /** Behind the frame, which every answer has, and ahead of whatever costs something. */
    @Bean
    FilterRegistrationBean<CommandsAtOnce.OuterDoor> outerDoor(CommandsAtOnce commands) {
        var registration = new FilterRegistrationBean<>(commands.new OuterDoor());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** A timer around each filter of each request would cost more than all these filters do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    FilterRegistrationBean<RequestFrame> requestFrame(ObjectProvider<OpenTelemetry> traces) {
        var spans = new RequestSpans(traces.getIfAvailable(OpenTelemetry::noop));
        var registration = new FilterRegistrationBean<>(new RequestFrame(spans));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Behind what is ready for everybody, which answers for itself, and ahead of whoever looks at tokens. */
    @Bean
    FilterRegistrationBean<UnservedMethods> unservedMethods(ObjectProvider<RequestMappingInfoHandlerMapping> routes) {
        var registration = new FilterRegistrationBean<>(new UnservedMethods(routes));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    /** Tomcat would refuse TRACE by itself, and say that every address takes every method. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> traceToUnservedMethods() {
        return factory -> factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
    }

    /** Tomcat's host would make its own HTML valve unless it finds one of the class it is told. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
            host.getPipeline().addValve(new ProblemReportValve());
        });
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> accessLog(InstantSource clock) {
        return factory -> factory.addEngineValves(new AccessLog(clock));
    }

    @Bean
    FailedReads failedReads() {
        return new FailedReads();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> countedReads(FailedReads reads) {
        return factory -> factory.addEngineValves(reads);
    }
}
