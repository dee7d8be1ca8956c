package dev.incidentledger.query.badge;

/**
 * What shields.io draws a badge from.
 *
 * @param schemaVersion always 1
 */
record ShieldsEndpoint(int schemaVersion, String label, String message, String color) {

    static ShieldsEndpoint of(Badge badge) {
        return new ShieldsEndpoint(1, badge.label(), badge.message(), badge.color());
    }
}
