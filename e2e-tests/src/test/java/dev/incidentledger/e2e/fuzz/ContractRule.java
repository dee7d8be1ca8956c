package dev.incidentledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import dev.incidentledger.e2e.Contract;

/** Holds the exchange against the contract: what is answered is described, what is accepted is allowed. */
record ContractRule(Draft draft, WireAnswer answer) {

    void check() {
        if (draft.method.equals("HEAD") || answer.contentType().startsWith("text/event-stream")) {
            return;
        }
        Contract.check(asked(), answered());
    }

    private SimpleRequest asked() {
        var asked = new SimpleRequest.Builder(draft.method, draft.path);
        draft.headers.forEach(header -> asked.withHeader(header.name(), header.value()));
        draft.query.forEach(parameter -> asked.withQueryParam(parameter.name(), Percent.decode(parameter.value())));
        var body = draft.body();
        return body.length == 0 ? asked.build() : asked.withBody(new String(body, UTF_8)).build();
    }

    private SimpleResponse answered() {
        var answered = new SimpleResponse.Builder(answer.status());
        answer.headers().forEach(header -> answered.withHeader(header.name(), header.value()));
        return answer.body().length == 0 ? answered.build() : answered.withBody(answer.text()).build();
    }
}
