package dev.incidentledger.eventstore;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The tables of the schema {@code query} that a projection writes, and nobody else. All that is in them follows from the
 * log, so that they can be made anew.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadModel {

    /** Their names, without the schema. */
    String[] value();
}
