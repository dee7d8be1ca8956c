package dev.incidentledger.query.promises;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.health.PromiseState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which reminders are to be sent now. Each is sent once, and only while it is news: what was missed by a process
 * that was down, a projection that was behind or a clock that has jumped is not sent afterwards.
 */
final class PromiseReminders {

    static final Duration NEWS = Duration.ofMinutes(2);
    private static final int MOST_REMEMBERED = 10_000;

    private final PromiseRule rule;
    private final Duration before;
    private final Cache<Reminder.Key, Boolean> sent =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    PromiseReminders(PromiseRule rule, Duration before) {
        this.rule = rule;
        this.before = before;
    }

    /** Of promises that were due earlier there is no news. */
    Instant earliestDue(Instant now) {
        return now.minus(rule.grace()).minus(NEWS);
    }

    /** Of promises that fall due later there is no news yet. */
    Instant latestDue(Instant now) {
        return now.plus(before);
    }

    /** Those that were not sent before; whoever asks is to send them. */
    List<Reminder> of(List<PromiseRow> awaited, Instant now) {
        return awaited.stream()
                .flatMap(promise -> reminderOf(promise, now))
                .filter(reminder -> isNews(reminder, now))
                .filter(reminder -> sent.asMap().putIfAbsent(reminder.key(), true) == null)
                .toList();
    }

    private Stream<Reminder> reminderOf(PromiseRow promise, Instant now) {
        if (promise.judge(rule, now) == PromiseState.OVERDUE) {
            return Stream.of(Reminder.overdue(promise, rule.grace()));
        }
        return promise.due().isAfter(now) ? Stream.of(Reminder.dueSoon(promise, before)) : Stream.empty();
    }

    private static boolean isNews(Reminder reminder, Instant now) {
        return !reminder.since().isAfter(now) && now.isBefore(reminder.since().plus(NEWS));
    }
}
