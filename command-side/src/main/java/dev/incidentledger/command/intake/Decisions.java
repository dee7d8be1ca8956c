package dev.incidentledger.command.intake;

import dev.incidentledger.command.catalogue.KnownComponents;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides on a delivery with what the catalogue and the incident say now, and changes nothing. */
@Component
class Decisions {

    private final Standings standings;
    private final KnownComponents components;

    Decisions(Standings standings, KnownComponents components) {
        this.standings = standings;
        this.components = components;
    }

    /** The incident's events are read only where something may be said of it: most deliveries are repeats. */
    Decision decide(Intake intake, GroupState state, Delivery delivery, Fresh fresh) {
        var mapping = new Mapping(intake, components);
        var evidence = Evidence.of(state, delivery, intake, mapping::claimsOf);
        if (!evidence.isNews() && !mayEnd(state)) {
            var plan = new Plan(Plan.Outcome.UNCHANGED, List.of(), evidence.group());
            return new Decision(mapping, evidence, plan);
        }
        var standing = standings.of(state.incident());
        var planner = new IntakePlanner(intake, mapping::named, evidence, delivery, standing, fresh);
        return new Decision(mapping, evidence, planner.plan());
    }

    private static boolean mayEnd(GroupState state) {
        return state.incident() != null && state.endedAt() == null && !state.fires();
    }
}
