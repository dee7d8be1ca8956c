package dev.incidentledger.query.transparency;

import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.ExportedModel.Lines;
import dev.incidentledger.query.platform.ExportedModel.Log;
import dev.incidentledger.query.platform.ExportedModel.Unreadable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The read models that exports tell, in the order of their names. Nothing is told of one whose projection does not go on. */
@Component
class ExportedModels {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<ExportedModel> models;
    private final ProjectionPositions projections;
    private final Duration patience;

    @Autowired
    ExportedModels(List<ExportedModel> models, ProjectionPositions projections) {
        this(models, projections, PATIENCE);
    }

    /** @param patience for how long each projection may take to come to the end of the log */
    ExportedModels(List<ExportedModel> models, ProjectionPositions projections, Duration patience) {
        this.models = models.stream()
                .sorted(Comparator.comparing(ExportedModel::name))
                .toList();
        this.projections = projections;
        this.patience = patience;
    }

    List<ExportedModel> all() {
        return models;
    }

    /** @return why it is not whole */
    Optional<Unreadable> write(ExportedModel model, Log log, Lines lines) throws IOException {
        if (hasComeTo(log.end(), model.projection())) {
            return model.write(log, lines);
        }
        var behind = behind(model);
        lines.write("{\"unreadable\":%d}".formatted(behind.position()));
        return Optional.of(behind);
    }

    private Unreadable behind(ExportedModel model) {
        long first = projections.of(model.projection()).orElse(0) + 1;
        return new Unreadable(
                "PROJECTION_BEHIND",
                first,
                "%s has not taken in event %d, and nothing is told of %s; the log is whole. The dead letters may say why."
                        .formatted(model.projection(), first, model.name()));
    }

    private boolean hasComeTo(long position, String projection) throws IOException {
        try {
            return projections.await(projection, position, patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The process stops");
        }
    }
}
