package dev.incidentledger.query.ready;

import dev.incidentledger.query.ready.Reading.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds events to what the public may see of them. */
final class PublicView {

    private static final Logger LOG = LoggerFactory.getLogger(PublicView.class);

    private PublicView() {}

    /** One whose events make no history must not keep the others from being told. */
    static <I, H, E> Map<I, Told<H, E>> told(Map<I, List<E>> recorded, Function<List<E>, Optional<H>> view) {
        var told = new HashMap<I, Told<H, E>>();
        recorded.forEach((id, events) -> {
            try {
                view.apply(events).ifPresent(history -> told.put(id, new Told<>(history, events)));
            } catch (RuntimeException untold) {
                LOG.error("{} has no public page: its events make no history", id, untold);
            }
        });
        return told;
    }
}
