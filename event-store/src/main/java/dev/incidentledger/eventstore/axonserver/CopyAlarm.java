package dev.incidentledger.eventstore.axonserver;

/** Axon Server tells something else than the copy; nothing is copied until an operator has looked. */
final class CopyAlarm extends RuntimeException {

    private static final long serialVersionUID = 1;

    CopyAlarm(String sentence) {
        super(sentence);
    }
}
