package dev.incidentledger.e2e.fuzz;

import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sends requests one after the other, judges each answer and learns from it. */
final class Barrage {

    private static final int ROUNDS = 40;
    private static final List<String> ROLES = List.of("operator", "auditor", "analyst", "admin");

    private final FuzzedLedger ledger;
    private final Dice dice;
    private final List<DescribedOperation> operations;
    private final KnownThings known;
    private final ValidRequests valid;
    private final Callers callers;
    private final Map<String, Integer> outcomes = new TreeMap<>();

    Barrage(FuzzedLedger ledger, Dice dice) throws IOException {
        this.ledger = ledger;
        this.dice = dice;
        var contract = new ContractDocument();
        operations = contract.operations();
        var tokens = new TokenIssue(ledger);
        callers = tokens.issue(ROLES);
        known = new KnownThings(tokens.ids());
        valid = new ValidRequests(contract, known, dice);
    }

    /**
     * Shows that the requests are right before they are spoiled, and makes something for each path to name. Some need what
     * others bring about, so all are sent again until each was accepted once.
     */
    void acceptOneOfEach() throws IOException {
        var refusals = new LinkedHashMap<DescribedOperation, WireAnswer>();
        var accepted = new HashSet<DescribedOperation>();
        for (int round = 0; round < ROUNDS && accepted.size() < operations.size(); round++) {
            for (var operation : operations) {
                var answer = send(valid.of(operation, callers.admin()));
                if (answer.isAccepted()) {
                    accepted.add(operation);
                } else {
                    refusals.put(operation, answer);
                }
            }
        }
        refusals.keySet().removeAll(accepted);
        refusals.forEach((operation, answer) -> {
            throw new AssertionError(
                    "The fuzz drill makes no request that %s accepts: give its parameters and schema examples in docs/openapi.yaml, or teach ValidRequests. The last answer was %d %s"
                            .formatted(operation, answer.status(), answer.text()));
        });
    }

    void send(int requests) throws IOException {
        for (int i = 0; i < requests; i++) {
            var draft = valid.of(dice.any(operations), callers.any(dice));
            int wanted = 1 + dice.below(2);
            while (draft.spoiled.size() < wanted) {
                dice.any(List.of(Category.values())).spoil(draft, dice, known);
            }
            send(draft);
        }
    }

    /** Each read of each thing that was made, as far as the log goes. */
    void readEverything() throws IOException {
        long head = ledger.head();
        for (var operation : operations) {
            if (operation.isRead()) {
                for (var draft : valid.ofEach(operation, callers.admin())) {
                    if (operation.takes("minPosition")) {
                        draft.setQuery("minPosition", Long.toString(head));
                    }
                    var answer = send(draft);
                    if (!answer.isAccepted()) {
                        throw failed(draft, new AssertionError("It cannot be read: %d %s".formatted(answer.status(), answer.text())));
                    }
                }
            }
        }
    }

    String summary() {
        return outcomes.entrySet().stream()
                .map(outcome -> outcome.getKey() + ": " + outcome.getValue())
                .collect(Collectors.joining(", ", "Fuzz drill: ", ""));
    }

    private WireAnswer send(Draft draft) throws IOException {
        var rule = new LogRule(ledger, ledger.head());
        try {
            var answer = Exchange.send(ledger.port(), draft);
            AnswerRules.check(draft, answer);
            rule.check(draft, answer);
            learn(draft, answer);
            return answer;
        } catch (IOException | RuntimeException | AssertionError broken) {
            throw failed(draft, broken);
        }
    }

    private void learn(Draft draft, WireAnswer answer) {
        draft.spoiled.forEach(category -> outcomes.merge(category + " " + answer.status() / 100 + "xx", 1, Integer::sum));
        if (answer.isAccepted() && answer.isJson()) {
            known.learn(answer.json());
            if (draft.operation.template().endsWith("/resolution") && draft.spoiled.isEmpty()) {
                known.learnResolution(answer.json().path("id").asString(), draft.json.orElseThrow());
            }
            draft.header("Idempotency-Key").ifPresent(known::used);
        }
    }

    private AssertionError failed(Draft draft, Throwable cause) {
        var bytes = draft.bytes();
        return new AssertionError(
                "%s%n%s%nSend it again: echo %s | base64 -d | nc -q 3 127.0.0.1 8080"
                        .formatted(draft, cause.getMessage(), Base64.getEncoder().encodeToString(bytes)),
                cause);
    }
}
