package dev.incidentledger.command.catalogue;

import dev.incidentledger.command.catalogue.CatalogueCommand.Change;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.http.CheckedBody;
import dev.incidentledger.http.Fields;
import dev.incidentledger.http.Sent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The bodies that {@link CatalogueController} takes; absent fields are null. */
final class CatalogueRequests {

    private static final int NAME = 255;
    private static final int DESCRIPTION = 1_000;
    private static final int LAST_POSITION = 100_000;

    private CatalogueRequests() {}

    record ComponentBody(
            @Nullable String name,
            @Nullable GroupId groupId,
            @Nullable String description,
            @Nullable Integer position,
            @Nullable LocalDate startDate,
            @Nullable Boolean showcase,
            @Nullable Boolean onlyShowIfDegraded,
            @Nullable Audience audience)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.line("name", name, NAME);
            fields.optionalText("description", description, DESCRIPTION);
            fields.between("position", position, 1, LAST_POSITION);
        }
    }

    record ComponentPatch(
            @Nullable String name,
            @Nullable Sent<GroupId> groupId,
            @Nullable Sent<String> description,
            @Nullable Integer position,
            @Nullable Sent<LocalDate> startDate,
            @Nullable Boolean showcase,
            @Nullable Boolean onlyShowIfDegraded,
            @Nullable Audience audience)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.optionalLine("name", name, NAME);
            fields.optionalText("description", Sent.valueOf(description), DESCRIPTION);
            fields.between("position", position, 1, LAST_POSITION);
        }

        static <T> @Nullable Change<T> change(@Nullable Sent<T> sent) {
            return sent == null ? null : new Change<>(sent.value());
        }
    }

    record GroupBody(@Nullable String name, @Nullable Integer position) implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.line("name", name, NAME);
            fields.between("position", position, 1, LAST_POSITION);
        }
    }

    record GroupPatch(@Nullable String name, @Nullable Integer position) implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.optionalLine("name", name, NAME);
            fields.between("position", position, 1, LAST_POSITION);
        }
    }

    /** Nothing to say: an empty object. */
    record Nothing() implements CheckedBody {

        @Override
        public void check(Fields fields) {}
    }
}
