package dev.incidentledger.command.platform;

import java.util.Objects;
import java.util.Optional;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Expects a {@link Rejected} with this code and pointer. */
public final class Refusal extends TypeSafeMatcher<Rejected> {

    private final RejectionCode code;
    private final Optional<String> pointer;

    private Refusal(RejectionCode code, Optional<String> pointer) {
        this.code = code;
        this.pointer = pointer;
    }

    public static Matcher<Rejected> refusal(RejectionCode code) {
        return new Refusal(code, Optional.empty());
    }

    public static Matcher<Rejected> refusal(RejectionCode code, String pointer) {
        return new Refusal(code, Optional.of(pointer));
    }

    @Override
    protected boolean matchesSafely(Rejected rejected) {
        return rejected.code() == code && Objects.equals(rejected.pointer(), pointer);
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("%s at %s".formatted(code, pointer.orElse("no pointer")));
    }

    @Override
    protected void describeMismatchSafely(Rejected rejected, Description description) {
        description.appendText(
                "%s at %s".formatted(rejected.code(), rejected.pointer().orElse("no pointer")));
    }
}
