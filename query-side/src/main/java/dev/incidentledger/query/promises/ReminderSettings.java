package dev.incidentledger.query.promises;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param before how long before a promise falls due its operators are reminded */
@ConfigurationProperties("ledger.promises.reminders")
record ReminderSettings(@DefaultValue("5m") Duration before) {}
