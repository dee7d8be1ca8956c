package dev.incidentledger.e2e.fuzz;

/** The ways in which requests are spoiled. */
enum Category {
    ENCODING(new BrokenEncoding()),
    JSON_SHAPE(new BrokenJson()),
    NUMBERS(new HostileValue(Kind.NUMBER, HostileNumbers.ALL)),
    TEXT(new HostileValue(Kind.TEXT, HostileTexts.ALL)),
    MARKUP(new HostileValue(Kind.TEXT, HostileMarkup.ALL)),
    TIMES(new HostileValue(Kind.TIME, HostileTimes.ALL)),
    IDS(new HostileIds()),
    HEADERS(new HostileHeaders()),
    ETAGS(new HostilePreconditions()),
    KEYS(new HostileKeys()),
    CURSORS(new HostileCursors()),
    ALERTS(new HostileAlerts()),
    IMPORTS(new HostileImports());

    private final Mutation mutation;

    Category(Mutation mutation) {
        this.mutation = mutation;
    }

    boolean spoil(Draft draft, Dice dice, KnownThings known) {
        return mutation.spoil(draft, dice, known) && draft.spoiled.add(name());
    }
}
