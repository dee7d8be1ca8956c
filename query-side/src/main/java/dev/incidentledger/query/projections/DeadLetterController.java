package dev.incidentledger.query.projections;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.incidentledger.eventstore.DeadLetter;
import dev.incidentledger.eventstore.DeadLetters;
import dev.incidentledger.http.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that projections cannot take in, whichever process holds them, for admins. */
@RestController
@RequestMapping("/api/v1/admin/dead-letters")
class DeadLetterController {

    record Shown(String id, @JsonUnwrapped DeadLetter letter) {

        static Shown of(DeadLetter letter) {
            return new Shown(letter.id(), letter);
        }
    }

    record AllShown(List<Shown> deadLetters) {}

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    AllShown all() {
        return new AllShown(letters.all().stream().map(Shown::of).toList());
    }

    @PostMapping(path = "/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Shown retry(@PathVariable String id) {
        return letters.retry(id)
                .map(Shown::of)
                .orElseThrow(() -> ProblemException.notFound(
                        "DEAD_LETTER_NOT_FOUND", "Nothing of this id stands in the way of a projection."));
    }
}
