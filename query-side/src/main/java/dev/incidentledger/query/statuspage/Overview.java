package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.health.PageStatus;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.health.PromiseState;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.statuspage.OverviewPage.Ongoing;
import java.util.Objects;

/** Puts the first page together. */
final class Overview {

    private final PublicRecord record;
    private final PromiseRule rule;
    private final ComponentNames names;

    private Overview(PublicRecord record, PromiseRule rule) {
        this.record = record;
        this.rule = rule;
        this.names = ComponentNames.of(record.standing());
    }

    static OverviewPage of(PublicRecord record, PromiseRule rule) {
        return new Overview(record, rule).page();
    }

    private OverviewPage page() {
        return new OverviewPage(
                record.asOf(),
                status(),
                record.open().stream().map(this::ongoing).toList(),
                record.pendingMaintenances().stream()
                        .map(work -> Work.of(work, names))
                        .toList(),
                new Components(record).sections(),
                Week.of(record),
                News.of(record).orElse(null));
    }

    private PageStatus status() {
        return PageStatus.of(record.standing().components().stream()
                .map(ShownComponent::publicStatus)
                .filter(Objects::nonNull)
                .toList());
    }

    private Ongoing ongoing(PublicIncident incident) {
        var awaited = incident.history().promises(rule, record.asOf()).stream()
                .filter(promise -> promise.state() == PromiseState.DUE || promise.state() == PromiseState.OVERDUE)
                .findFirst();
        return new Ongoing(incident.publicId(), incident.history(), names.in(incident.history()), awaited.orElse(null));
    }
}
