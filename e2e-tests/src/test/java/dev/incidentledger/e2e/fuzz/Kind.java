package dev.incidentledger.e2e.fuzz;

/** What a right value stands for, told by its looks. */
enum Kind {
    ID,
    TIME,
    NUMBER,
    TEXT;

    static Kind of(String value) {
        if (value.matches("[a-z]{3}_[0-9a-z]{26}")) {
            return ID;
        }
        if (value.matches("\\d{4}-\\d{2}(-\\d{2}.*)?")) {
            return TIME;
        }
        return value.matches("\\d+") ? NUMBER : TEXT;
    }
}
