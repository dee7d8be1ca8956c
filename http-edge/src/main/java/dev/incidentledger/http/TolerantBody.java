package dev.incidentledger.http;

/**
 * A body whose form somebody else decides: fields that the record does not have are passed over, null is the same as
 * absent, what is no time from 1970 to 2199 is the same as absent where a time may stand, strings hold any characters, so that the record must
 * make them fit to be stored, and it may be up to 2 MiB long. In all else it is read as strictly as any other.
 */
public interface TolerantBody extends CheckedBody {}
