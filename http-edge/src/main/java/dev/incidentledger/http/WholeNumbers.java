package dev.incidentledger.http;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Numbers in a query as in JSON: no hexadecimal, no plus, no blanks, no digits of other scripts. Editors, because Spring
 * asks its own lenient ones when a converter refuses.
 */
@ControllerAdvice
class WholeNumbers {

    @InitBinder
    void register(WebDataBinder binder) {
        binder.registerCustomEditor(Long.class, new Strict(Long::valueOf));
        binder.registerCustomEditor(long.class, new Strict(Long::valueOf));
        binder.registerCustomEditor(Integer.class, new Strict(Integer::valueOf));
        binder.registerCustomEditor(int.class, new Strict(Integer::valueOf));
    }

    private static final class Strict extends PropertyEditorSupport {

        private final Function<String, Number> parser;

        Strict(Function<String, Number> parser) {
            this.parser = parser;
        }

        @Override
        public void setAsText(String text) {
            if (!text.matches("-?(0|[1-9][0-9]*)")) {
                throw new IllegalArgumentException("Not a whole number");
            }
            setValue(parser.apply(text));
        }
    }
}
