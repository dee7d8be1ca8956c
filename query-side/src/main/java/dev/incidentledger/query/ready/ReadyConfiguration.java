package dev.incidentledger.query.ready;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class ReadyConfiguration {

    /** Behind the filter that gives every answer its security headers, ahead of the one that asks who calls. */
    private static final int AHEAD_OF_ALL_OTHERS = Ordered.HIGHEST_PRECEDENCE + 1;

    @Bean
    FilterRegistrationBean<PublicReads> publicReads(ReadyDocuments documents, PageRevision revision) {
        var registration = new FilterRegistrationBean<>(new PublicReads(documents, revision));
        registration.setOrder(AHEAD_OF_ALL_OTHERS);
        return registration;
    }
}
