package dev.incidentledger.e2e.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sends requests one after the other, judges each answer and learns from it. */
final class Barrage {

    private static final int TRIES = 1_000;
    private static final int MOST_FAILURES = 20;
    private static final int NOTHING_LEFT = 204;
    private static final List<String> ROLES = List.of("operator", "auditor", "analyst", "admin");

    private final FuzzedLedger ledger;
    private final Preparation preparation;
    private final Dice dice;
    private final List<DescribedOperation> operations;
    private final KnownThings known;
    private final ValidRequests valid;
    private final Callers callers;
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    Barrage(FuzzedLedger ledger, Dice dice) throws IOException {
        this.ledger = ledger;
        this.dice = dice;
        var contract = new ContractDocument();
        operations = contract.operations();
        preparation = new Preparation(ledger);
        preparation.fillATile();
        callers = preparation.callers(ROLES);
        known = new KnownThings(preparation.tokenIds());
        valid = new ValidRequests(contract, known, dice);
    }

    /**
     * Shows that the requests are right before they are spoiled, and makes something for each path to name. Some need what
     * others bring about, so all are sent again until each was accepted once.
     */
    void acceptOneOfEach() throws IOException {
        var pending = new ArrayList<>(operations);
        pending.removeIf(operation -> operation.template().contains("/dead-letters/")); // no request makes one
        var commands =
                operations.stream().filter(operation -> !operation.isRead()).toList();
        var last = new HashMap<DescribedOperation, WireAnswer>();
        for (int tries = 0; tries < TRIES && !pending.isEmpty(); tries++) {
            var operation = dice.any(dice.oneIn(3) ? commands : pending);
            if (operation.template().endsWith("/recovery")) {
                known.learn(preparation.keepAClaim("Claimed " + tries));
            }
            var answer = send(valid.of(operation, callers.admin()));
            last.put(operation, answer);
            if (answer.isAccepted()) {
                pending.remove(operation);
            } else {
                makeAfresh(operation);
            }
        }
        if (!pending.isEmpty()) {
            var stubborn = pending.getFirst();
            throw new AssertionError(
                    "The fuzz drill makes no request that %s accepts: give its parameters and schema examples in docs/openapi.yaml, or teach ValidRequests. The last answer was %s"
                            .formatted(stubborn, last.get(stubborn)));
        }
    }

    /** What an operation is refused for may be what others did to the thing that it names, or that nobody told its name. */
    private void makeAfresh(DescribedOperation refused) {
        operations.stream()
                .filter(_ -> refused.in("path").anyMatch(id -> id.name().startsWith("public")))
                .filter(operation -> operation.template().matches("/api/v2/(incidents|components)\\.json"))
                .forEach(list -> send(valid.of(list, callers.admin())));
        operations.stream()
                .filter(operation -> operation.method().equals("POST"))
                .filter(operation -> refused.template().startsWith(operation.template() + "/{"))
                .findFirst()
                .ifPresent(operation -> send(valid.of(operation, callers.admin())));
    }

    /** Stops early where many fail. */
    void send(int requests) {
        for (int i = 0; i < requests; i++) {
            var draft = valid.of(anyOperation(), callers.any(dice));
            int wanted = 1 + dice.below(2);
            if (draft.operation.isImport() && !dice.oneIn(3)) {
                Category.IMPORTS.spoil(draft, dice, known);
            }
            while (draft.spoiled.size() < wanted) {
                dice.any(List.of(Category.values())).spoil(draft, dice, known);
            }
            try {
                send(draft);
            } catch (AssertionError broken) {
                failures.add(String.valueOf(broken.getMessage()));
            }
            if (failures.size() == MOST_FAILURES) {
                return;
            }
        }
    }

    /** More than their share are files to import: there is more to get wrong in one of them than in any other request. */
    private DescribedOperation anyOperation() {
        return dice.oneIn(20)
                ? operations.stream()
                        .filter(DescribedOperation::isImport)
                        .findFirst()
                        .orElseThrow()
                : dice.any(operations);
    }

    /** What the requests that were spoiled have broken; each says how to send it again. */
    List<String> failures() {
        return failures;
    }

    /** So that each read has something to read: what was made may all have been deleted. */
    void makeWhatIsMissing() {
        operations.stream()
                .filter(DescribedOperation::isRead)
                .filter(read -> valid.ofEach(read, callers.admin()).isEmpty())
                .forEach(this::makeAfresh);
    }

    /** Each read of each thing that was made, as far as the log goes. */
    void readEverything() {
        long head = ledger.head();
        for (var operation : operations) {
            if (operation.isRead()) {
                var drafts = valid.ofEach(operation, callers.admin());
                if (drafts.isEmpty()) {
                    throw new AssertionError("%s finds nothing to read".formatted(operation));
                }
                for (var draft : drafts) {
                    if (operation.takes("minPosition")) {
                        draft.setQuery("minPosition", Long.toString(head));
                    }
                    var answer = send(draft);
                    if (!answer.isAccepted()) {
                        throw failed(draft, new AssertionError("It cannot be read: " + answer));
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

    private WireAnswer send(Draft draft) {
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
        draft.spoiled.forEach(
                category -> outcomes.merge(category + " " + answer.status() / 100 + "xx", 1, Integer::sum));
        if (answer.status() == NOTHING_LEFT) {
            known.forget(Percent.decode(draft.path.substring(draft.path.lastIndexOf('/') + 1)));
        }
        if (answer.isAccepted() && answer.isJson()) {
            known.learn(answer.json());
            draft.header("Idempotency-Key").ifPresent(known::used);
        }
    }

    private AssertionError failed(Draft draft, Throwable cause) {
        var bytes = draft.bytes();
        return new AssertionError(
                "%s%n%s%nSend it again: echo %s | base64 -d | nc -q 3 127.0.0.1 8080"
                        .formatted(
                                draft, cause.getMessage(), Base64.getEncoder().encodeToString(bytes)),
                cause);
    }
}
