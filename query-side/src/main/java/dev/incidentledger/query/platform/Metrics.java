package dev.incidentledger.query.platform;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** Health and metrics, for callers with a token; whether it lives and is ready is told to everybody. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:metrics.properties")
class Metrics {}
