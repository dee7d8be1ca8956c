package dev.incidentledger.query.projections;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a projection stands.
 *
 * @param position up to which its rows have seen the log
 * @param head where the log ends
 * @param lag how many events are between the two
 * @param rebuild the one that runs, or the last one; null when there was none, and likewise the verification
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ShownProjection(
        String name,
        List<String> tables,
        long position,
        long head,
        long lag,
        @Nullable ShownRebuild rebuild,
        @Nullable ShownRebuild verification) {}
