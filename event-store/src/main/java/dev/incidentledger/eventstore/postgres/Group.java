package dev.incidentledger.eventstore.postgres;

import dev.incidentledger.eventstore.postgres.NewEvent.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Appends that can be committed together: not too large, and none of them in another's way. */
final class Group {

    private final AppendLimits limits;
    private final List<Append> members = new ArrayList<>();
    private final Set<Place> places = new HashSet<>();
    private final Set<String> idsAndKeys = new HashSet<>();
    private int events;
    private long bytes;

    Group(AppendLimits limits) {
        this.limits = limits;
    }

    /** False when it has to wait for the next group. */
    boolean admits(Append append) {
        if (!hasRoomFor(append) || append.events().stream().anyMatch(this::isInTheWayOf)) {
            return false;
        }
        members.add(append);
        events += append.events().size();
        bytes += append.bytes();
        append.events().forEach(this::occupy);
        return true;
    }

    List<Append> members() {
        return members;
    }

    private boolean hasRoomFor(Append append) {
        return members.isEmpty()
                || (events + append.events().size() <= limits.groupEvents()
                        && bytes + append.bytes() <= limits.groupBytes());
    }

    private boolean isInTheWayOf(NewEvent event) {
        return places.contains(event.place())
                || idsAndKeys.contains(event.eventId())
                || (event.commandKey() != null && idsAndKeys.contains(event.commandKey()));
    }

    private void occupy(NewEvent event) {
        places.add(event.place());
        idsAndKeys.add(event.eventId());
        if (event.commandKey() != null) {
            idsAndKeys.add(event.commandKey());
        }
    }
}
