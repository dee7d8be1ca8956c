package dev.incidentledger.standalone.cli;

/**
 * What is said of a component: {@code Sign-in=partial_outage}.
 *
 * @param component an id, a name, or a group's name, a slash and a name
 */
record ComponentClaim(String component, ComponentStatus status) {

    /** Splits at the last equals sign, since names may hold some. */
    static ComponentClaim parse(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new Typed.Unreadable("'%s' is not COMPONENT=STATUS".formatted(text));
        }
        return new ComponentClaim(
                text.substring(0, equals), Typed.oneOf(ComponentStatus.values(), text.substring(equals + 1)));
    }
}
