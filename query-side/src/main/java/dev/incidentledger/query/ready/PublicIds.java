package dev.incidentledger.query.ready;

import java.util.Collection;
import java.util.Map;

/** Gives the ids by which things are called in public. */
public interface PublicIds {

    /** What each of these is called, by our own ids. */
    Map<String, String> of(Collection<String> ids);

    /** The projection behind it. */
    String projection();
}
