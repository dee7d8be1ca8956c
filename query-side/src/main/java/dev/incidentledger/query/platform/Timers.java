package dev.incidentledger.query.platform;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets this process look at things now and then. What must happen once in the whole product does not belong here. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Timers {}
