package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.Sample.CloseDoor;
import dev.incidentledger.eventstore.Sample.Door;
import dev.incidentledger.eventstore.Sample.DoorEvent.DoorClosed;
import dev.incidentledger.eventstore.Sample.DoorEvent.DoorOpened;
import dev.incidentledger.eventstore.Sample.DoorId;
import dev.incidentledger.eventstore.Sample.OpenDoor;
import dev.incidentledger.eventstore.Sample.Rejected;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorFixtureTest {

    private static final DoorId ID = new DoorId("door_1");

    private final FixtureConfiguration<Door> door = new AggregateTestFixture<>(Door.class);

    @Test
    void an_open_door_closes() {
        door.given(new DoorOpened(ID))
                .when(new CloseDoor(ID))
                .expectEvents(new DoorClosed(ID))
                .expectResultMessagePayload(1L);
    }

    @Test
    void a_door_that_never_was_does_not_close() {
        door.givenNoPriorActivity().when(new CloseDoor(ID)).expectNoEvents().expectException(Rejected.class);
    }

    @Test
    void opening_twice_changes_nothing() {
        door.given(new DoorOpened(ID)).when(new OpenDoor(ID)).expectNoEvents().expectResultMessagePayload(0L);
    }
}
