package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.AsOf;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.Moments;
import dev.incidentledger.query.platform.ReadYourWrites;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Components and their groups, for callers of any role. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ComponentController {

    record Components(List<ComponentHealth> components) {}

    record Groups(List<ComponentGroup> groups) {}

    private final CatalogueQueries queries;
    private final ReadYourWrites writes;
    private final Moments moments;

    ComponentController(CatalogueQueries queries, ReadYourWrites writes, Moments moments) {
        this.queries = queries;
        this.writes = writes;
        this.moments = moments;
    }

    @GetMapping("/components")
    Components components(
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Instant validAt,
            @RequestParam(required = false) @Nullable Long minPosition) {
        await(null, minPosition);
        return new Components(queries.components(moment(asOf, validAt)));
    }

    /** The ETag is the version, to be sent back as If-Match; what stood in the past has none. */
    @GetMapping("/components/{id}")
    ResponseEntity<ComponentHealth> component(
            @PathVariable ComponentId id,
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Instant validAt,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestParam(required = false) @Nullable Long minPosition) {
        await(minVersion, minPosition);
        var moment = moment(asOf, validAt);
        var component = queries.find(id, moment)
                .orElseThrow(() ->
                        ProblemException.notFound("COMPONENT_NOT_FOUND", "There is no component %s.".formatted(id)));
        return tagged(moment, component.version(), component);
    }

    @GetMapping("/component-groups")
    Groups groups(
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Long minPosition) {
        await(null, minPosition);
        return new Groups(queries.groups(moment(asOf, null)));
    }

    @GetMapping("/component-groups/{id}")
    ResponseEntity<ComponentGroup> group(
            @PathVariable GroupId id,
            @RequestParam(required = false) @Nullable AsOf asOf,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestParam(required = false) @Nullable Long minPosition) {
        await(minVersion, minPosition);
        var moment = moment(asOf, null);
        var group = queries.find(id, moment)
                .orElseThrow(() -> ProblemException.notFound("GROUP_NOT_FOUND", "There is no group %s.".formatted(id)));
        return tagged(moment, group.version(), group);
    }

    private void await(@Nullable Long minVersion, @Nullable Long minPosition) {
        writes.awaitPosition(CurrentStatusProjection.GROUP, minPosition);
        writes.awaitVersion(CurrentStatusProjection.GROUP, CatalogueEvent.CATALOGUE_ID, minVersion);
    }

    private Moment moment(@Nullable AsOf asOf, @Nullable Instant validAt) {
        return moments.asked(CurrentStatusProjection.GROUP, asOf, validAt);
    }

    private static <T> ResponseEntity<T> tagged(Moment moment, long version, T body) {
        var answer = ResponseEntity.ok();
        return (moment.isPresent() ? answer.eTag("\"%d\"".formatted(version)) : answer).body(body);
    }
}
