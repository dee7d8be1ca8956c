package dev.incidentledger.events.catalogue;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.EventName;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to components and groups. Health is not here: it is derived from incidents. */
public sealed interface CatalogueEvent {

    /** The one aggregate that all components and groups live in, so that a name is unique within its group. */
    String CATALOGUE_ID = "catalogue";

    /** The component or group that it happened to. */
    String subjectId();

    /** Something that happened to one component. */
    sealed interface ComponentEvent extends CatalogueEvent {

        ComponentId componentId();

        @Override
        default String subjectId() {
            return componentId().value();
        }
    }

    /** Something that happened to one group. */
    sealed interface GroupEvent extends CatalogueEvent {

        GroupId groupId();

        @Override
        default String subjectId() {
            return groupId().value();
        }
    }

    /**
     * @param groupId null when the component stands outside of any group
     * @param position order on the page within its group, from 1
     * @param description null when there is none
     */
    @EventName("catalogue.component-registered")
    @Revision("1")
    record ComponentRegistered(
            ComponentId componentId,
            String name,
            @Nullable GroupId groupId,
            int position,
            @Nullable String description,
            @Nullable LocalDate startDate,
            boolean showcase,
            boolean onlyShowIfDegraded,
            Audience audience)
            implements ComponentEvent {}

    @EventName("catalogue.component-renamed")
    @Revision("1")
    record ComponentRenamed(ComponentId componentId, String name) implements ComponentEvent {}

    @EventName("catalogue.component-moved")
    @Revision("1")
    record ComponentMoved(ComponentId componentId, @Nullable GroupId groupId, int position) implements ComponentEvent {}

    /**
     * The whole description as it reads from now on.
     *
     * @param startDate the first day that counts for uptime, in the page's zone; null when every day counts
     * @param showcase whether the page shows its uptime
     */
    @EventName("catalogue.component-described")
    @Revision("1")
    record ComponentDescribed(
            ComponentId componentId,
            @Nullable String description,
            @Nullable LocalDate startDate,
            boolean showcase,
            boolean onlyShowIfDegraded,
            Audience audience)
            implements ComponentEvent {}

    @EventName("catalogue.component-retired")
    @Revision("1")
    record ComponentRetired(ComponentId componentId) implements ComponentEvent {}

    /** @param position order on the page among groups and ungrouped components, from 1 */
    @EventName("catalogue.group-registered")
    @Revision("1")
    record GroupRegistered(GroupId groupId, String name, int position) implements GroupEvent {}

    @EventName("catalogue.group-renamed")
    @Revision("1")
    record GroupRenamed(GroupId groupId, String name) implements GroupEvent {}

    @EventName("catalogue.group-moved")
    @Revision("1")
    record GroupMoved(GroupId groupId, int position) implements GroupEvent {}

    @EventName("catalogue.group-retired")
    @Revision("1")
    record GroupRetired(GroupId groupId) implements GroupEvent {}
}
