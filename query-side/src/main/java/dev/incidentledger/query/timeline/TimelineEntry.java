package dev.incidentledger.query.timeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.incidentledger.query.platform.Provenance;
import java.time.Instant;
import java.util.Comparator;

/** One thing that stands on an incident's timeline. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UpdateHistory.class, name = "update"),
    @JsonSubTypes.Type(value = PostmortemHistory.class, name = "postmortem"),
    @JsonSubTypes.Type(value = TitleVersion.class, name = "title"),
    @JsonSubTypes.Type(value = ImpactOverride.class, name = "impact_override"),
    @JsonSubTypes.Type(value = EstablishedWindow.class, name = "impact_window"),
    @JsonSubTypes.Type(value = LinkedReference.class, name = "reference"),
    @JsonSubTypes.Type(value = Recovery.class, name = "recovery"),
    @JsonSubTypes.Type(value = Publication.class, name = "publication"),
    @JsonSubTypes.Type(value = Retraction.class, name = "retraction")
})
public sealed interface TimelineEntry
        permits UpdateHistory,
                PostmortemHistory,
                TitleVersion,
                ImpactOverride,
                EstablishedWindow,
                LinkedReference,
                Recovery,
                Publication,
                Retraction {

    /** By the time that is displayed; of two at the same time, the one recorded later comes first. */
    Comparator<TimelineEntry> NEWEST_FIRST = Comparator.comparing(TimelineEntry::at)
            .thenComparingLong(entry -> entry.provenance().position())
            .reversed();

    /** The time that is displayed: when it was true, or when it was recorded if it has no time of its own. */
    @JsonProperty
    default Instant at() {
        return provenance().recordedAt();
    }

    /** Where it first came from. */
    Provenance provenance();
}
