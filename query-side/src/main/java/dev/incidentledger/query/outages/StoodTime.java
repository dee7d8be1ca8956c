package dev.incidentledger.query.outages;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/**
 * What stood on components through a time, added up over all of them.
 *
 * @param key what they have in common
 * @param from the first day of that time, in the page's zone
 * @param to the last one
 * @param days how many calendar days of components count, today as a whole one
 * @param elapsed how much of these days has passed
 * @param stood for how long what stood; nothing, for the rest
 */
public record StoodTime(
        String key, LocalDate from, LocalDate to, long days, Duration elapsed, Map<Standing, Duration> stood) {}
