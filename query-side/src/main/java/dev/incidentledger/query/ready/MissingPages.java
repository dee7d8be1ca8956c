package dev.incidentledger.query.ready;

import dev.incidentledger.http.MissingPage;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.HtmlWanted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** For people who read pages; programs are told by a problem. */
@Component
class MissingPages implements MissingPage {

    /** Whoever asks there is a program, whatever it says that it takes. */
    private static final List<String> OF_PROGRAMS = List.of("/api/", "/actuator/");

    private final MissingDocuments missing;
    private final ReadyDocuments documents;
    private final NotYetPage notYet;

    MissingPages(MissingDocuments missing, ReadyDocuments documents, NotYetPage notYet) {
        this.missing = missing;
        this.documents = documents;
        this.notYet = notYet;
    }

    /** Until everything was rendered once, nobody knows what is not there. */
    @Override
    public ProblemException reason(ProblemException refusal, HttpServletRequest request) {
        return isNotFound(refusal) && !isOfPrograms(request) && missing.areYetToCome() ? missing.problem() : refusal;
    }

    @Override
    public boolean answers(ProblemException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var page = HtmlWanted.in(request) && !isOfPrograms(request) ? page(refusal, request) : null;
        if (page != null) {
            refusal.headers().forEach(response::setHeader);
            ReadyAnswer.sendInstead(request, response, refusal.status(), page);
        }
        return page != null;
    }

    private @Nullable ReadyDocument page(ProblemException refusal, HttpServletRequest request) {
        var language = Language.of(request).tag();
        if (isNotFound(refusal)) {
            return documents.find(Document.keyOf(Document.MISSING, language));
        }
        return refusal.code().equals(MissingDocuments.NOT_YET) ? ReadyDocument.of(notYet.in(language)) : null;
    }

    private static boolean isNotFound(ProblemException refusal) {
        return refusal.status() == HttpStatus.NOT_FOUND;
    }

    private static boolean isOfPrograms(HttpServletRequest request) {
        var path = request.getRequestURI() + "/";
        return OF_PROGRAMS.stream().anyMatch(path::startsWith);
    }
}
