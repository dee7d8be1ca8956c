package dev.incidentledger.command.catalogue;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that may be asked of the catalogue. */
public sealed interface CatalogueCommand {

    @TargetAggregateIdentifier
    default String catalogueId() {
        return CatalogueEvent.CATALOGUE_ID;
    }

    /** The component or group that it is about. */
    String subjectId();

    /** Asks something of one component. */
    sealed interface ComponentCommand extends CatalogueCommand {

        ComponentId componentId();

        @Override
        default String subjectId() {
            return componentId().value();
        }
    }

    /** Asks something of one group. */
    sealed interface GroupCommand extends CatalogueCommand {

        GroupId groupId();

        @Override
        default String subjectId() {
            return groupId().value();
        }
    }

    /** @param position null for the last place */
    record RegisterComponent(
            ComponentId componentId,
            String name,
            @Nullable GroupId groupId,
            @Nullable Integer position,
            @Nullable String description,
            @Nullable LocalDate startDate,
            boolean showcase,
            boolean onlyShowIfDegraded,
            Audience audience)
            implements ComponentCommand {}

    /**
     * What the component should be from now on; null leaves a field as it is, a {@link Change} to null empties it. One
     * command, so that renaming and moving at once is judged as a whole and happens whole; the events tell apart what it
     * was.
     *
     * @param position null for the same place, or for the last one in another group
     */
    record ReviseComponent(
            ComponentId componentId,
            @Nullable String name,
            @Nullable Change<GroupId> groupId,
            @Nullable Integer position,
            @Nullable Change<String> description,
            @Nullable Change<LocalDate> startDate,
            @Nullable Boolean showcase,
            @Nullable Boolean onlyShowIfDegraded,
            @Nullable Audience audience)
            implements ComponentCommand {}

    record RetireComponent(ComponentId componentId) implements ComponentCommand {}

    /** @param position null for the last place */
    record RegisterGroup(
            GroupId groupId, String name, @Nullable Integer position) implements GroupCommand {}

    /** Null leaves a field as it is. */
    record ReviseGroup(
            GroupId groupId,
            @Nullable String name,
            @Nullable Integer position) implements GroupCommand {}

    record RetireGroup(GroupId groupId) implements GroupCommand {}

    /** A new value for a field that may be empty. */
    record Change<T>(@Nullable T to) {}
}
