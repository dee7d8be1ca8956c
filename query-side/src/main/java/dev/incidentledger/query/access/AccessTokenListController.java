package dev.incidentledger.query.access;

import dev.incidentledger.query.platform.ReadYourWrites;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All access tokens, for admins. */
@RestController
class AccessTokenListController {

    record AccessTokens(List<ListedToken> accessTokens) {}

    private final AccessTokenQueries queries;
    private final ReadYourWrites writes;

    AccessTokenListController(AccessTokenQueries queries, ReadYourWrites writes) {
        this.queries = queries;
        this.writes = writes;
    }

    @GetMapping(path = "/api/v1/access-tokens", produces = MediaType.APPLICATION_JSON_VALUE)
    AccessTokens tokens(@RequestParam(required = false) @Nullable Long minPosition) {
        writes.awaitPosition(AccessTokensProjection.GROUP, minPosition);
        return new AccessTokens(queries.all());
    }
}
