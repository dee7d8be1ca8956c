package dev.incidentledger.query.platform;

import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;

/** A read model as it follows from the events of a log alone: what an export tells of it is held against this. */
public interface DerivedModel {

    /** As the {@link ExportedModel} is called. */
    String name();

    /**
     * To be called for every event, in the order of the log; those that it does not follow from are passed over.
     *
     * @throws SerializationException for one that it follows from and this release cannot read
     */
    void add(EventRow event);

    /** As an export tells it, in the order of ids. */
    Stream<Derived> all();

    /** Where the newest event of what has this id stands; empty when there is none. */
    Optional<Long> newest(String id);

    /**
     * One of its lines.
     *
     * @param id of what it is about
     */
    record Derived(String id, String line) {}
}
