package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.query.health.PageStatus;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How things stand.
 *
 * @param indicator what the page says, whoever asks; likewise {@code description}
 * @param incidents the open ones, the latest update first
 * @param maintenances those under way and those to come, by their planned starts
 * @param components those outside of any group; they and the groups are ordered together by their positions
 */
record CurrentStatus(
        Page page,
        Impact indicator,
        String description,
        List<OpenIncident> incidents,
        List<PendingMaintenance> maintenances,
        List<ShownGroup> groups,
        List<ShownComponent> components,
        AsOf asOf) {

    record Page(String name, @Nullable String url, String timeZone) {

        static Page of(StatusPage page) {
            return new Page(
                    page.name(),
                    page.url() == null ? null : page.url().toString(),
                    page.zone().getId());
        }
    }

    /**
     * @param position up to which the log is in it, at least; null for the public, and where the store does not tell
     * @param time of the answer; for the public the minute in which it was made began then
     * @param validAt what is dated later does not count; null when everything known does
     */
    record AsOf(
            @Nullable Long position, Instant time, @Nullable Instant validAt) {}

    static CurrentStatus of(StatusPage page, Standing standing, AsOf asOf) {
        var pageStatus = PageStatus.of(standing.components().stream()
                .map(ShownComponent::publicStatus)
                .filter(Objects::nonNull)
                .toList());
        return new CurrentStatus(
                Page.of(page),
                pageStatus.indicator(),
                pageStatus.description(),
                standing.incidents(),
                standing.maintenances(),
                standing.groups().stream()
                        .map(group -> ShownGroup.of(group, inGroup(standing, group.id())))
                        .filter(group -> !group.components().isEmpty())
                        .toList(),
                inGroup(standing, null),
                asOf);
    }

    private static List<ShownComponent> inGroup(Standing standing, @Nullable GroupId group) {
        return standing.components().stream()
                .filter(component -> Objects.equals(component.groupId(), group))
                .toList();
    }
}
