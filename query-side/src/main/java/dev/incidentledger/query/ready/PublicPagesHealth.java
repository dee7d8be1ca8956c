package dev.incidentledger.query.ready;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two questions: whether pages may be asked for, which stays so for good, and whether they are kept up to date. */
@Configuration(proxyBeanMethods = false)
class PublicPagesHealth {

    /** Named in the group of readiness. */
    @Bean
    HealthIndicator publicPagesRendered(PublicRendering rendering, ReadySettings settings) {
        return () -> rendering.isComplete() || !settings.enabled()
                ? Health.up().build()
                : Health.outOfService().build();
    }

    @Bean
    HealthIndicator publicPagesCurrent(PublicRendering rendering, ReadySettings settings) {
        return () -> {
            boolean isDown = settings.enabled() && (rendering.isFailing() || rendering.isOutdated());
            return (isDown ? Health.down() : Health.up())
                    .withDetail("asOf", rendering.asOf().toString())
                    .build();
        };
    }
}
