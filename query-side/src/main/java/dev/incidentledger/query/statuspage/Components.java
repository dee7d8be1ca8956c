package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.query.currentstatus.ComponentGroup;
import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.health.UptimePolicy;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.statuspage.ComponentSection.ComponentLine;
import dev.incidentledger.query.statuspage.UptimePage.Month;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells of components what the page shows. */
final class Components {

    private static final UptimePolicy POLICY = UptimePolicy.STATUSPAGE;
    private static final int DAYS = 90;
    private static final int MONTHS = 12;

    private final PublicRecord record;
    private final LocalDate today;
    private final Map<ComponentId, LocalDate> firstTold;

    Components(PublicRecord record) {
        this.record = record;
        this.today = record.today();
        this.firstTold = firstTold(record);
    }

    /** Groups, and the components outside of them, by their positions; of the latter, neighbors stand together. */
    List<ComponentSection> sections() {
        var standing = record.standing();
        var groups = standing.groups().stream().collect(Collectors.toMap(ComponentGroup::id, Function.identity()));
        var sections = new ArrayList<ComponentSection>();
        GroupId before = null;
        for (var component :
                standing.components().stream().filter(Components::isShown).toList()) {
            if (sections.isEmpty() || !Objects.equals(before, component.groupId())) {
                sections.add(new ComponentSection(nameOf(component.groupId(), groups), new ArrayList<>()));
            }
            before = component.groupId();
            sections.getLast().components().add(line(component, component.showcase()));
        }
        return sections;
    }

    /** One for every component, showcased or not. */
    List<UptimePage> uptimePages() {
        return record.standing().components().stream()
                .filter(component -> component.publicStatus() != null)
                .map(this::uptimePage)
                .toList();
    }

    private UptimePage uptimePage(ShownComponent component) {
        var months = Stream.iterate(YearMonth.from(today), month -> month.minusMonths(1))
                .limit(MONTHS)
                .filter(month ->
                        component.startDate() == null || !month.atEndOfMonth().isBefore(component.startDate()))
                .map(month -> new Month(month, uptime(component, month.atDay(1), earlier(month.atEndOfMonth(), today))))
                .toList();
        return new UptimePage(line(component, true), POLICY, months);
    }

    private ComponentLine line(ShownComponent component, boolean withUptime) {
        return new ComponentLine(
                record.publicId(component.id().value()),
                component.name(),
                component.description(),
                status(component),
                withUptime ? uptime(component, today.minusDays(DAYS - 1), today) : null);
    }

    private Uptime uptime(ShownComponent component, LocalDate first, LocalDate last) {
        var uptime = Uptime.of(
                first, last, record.daysOf(component.id()), component.startDate(), firstKnown(component), POLICY);
        return last.equals(today) ? uptime.standing(status(component)) : uptime;
    }

    /** When it was registered, or earlier where it is told of an earlier day. Null where it is not in the catalogue. */
    private @Nullable LocalDate firstKnown(ShownComponent component) {
        var entry = record.catalogue().get(component.id().value());
        return entry == null
                ? null
                : Stream.of(
                                Stream.of(LocalDate.ofInstant(
                                        entry.createdAt(), record.page().zone())),
                                Stream.ofNullable(component.startDate()),
                                Stream.ofNullable(firstTold.get(component.id())))
                        .flatMap(Function.identity())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
    }

    private static Map<ComponentId, LocalDate> firstTold(PublicRecord record) {
        var first = new HashMap<ComponentId, LocalDate>();
        for (var line : record.history()) {
            var day = LocalDate.ofInstant(line.firstDisplayAt(), record.page().zone());
            line.components().forEach(component -> first.merge(component, day, Components::earlier));
        }
        for (var line : record.maintenanceHistory()) {
            if (line.startedAt() != null) {
                var day = LocalDate.ofInstant(line.startedAt(), record.page().zone());
                line.components().forEach(component -> first.merge(component, day, Components::earlier));
            }
        }
        return first;
    }

    private static boolean isShown(ShownComponent component) {
        return component.publicStatus() != null
                && (!component.onlyShowIfDegraded() || component.publicStatus() != ComponentStatus.OPERATIONAL);
    }

    private static ComponentStatus status(ShownComponent component) {
        return Objects.requireNonNull(component.publicStatus());
    }

    private static @Nullable String nameOf(@Nullable GroupId id, Map<GroupId, ComponentGroup> groups) {
        var group = id == null ? null : groups.get(id);
        return group == null ? null : group.name();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
