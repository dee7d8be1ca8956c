/** Answers in the JSON of the status page API that other people's clients read, v2: its ids, its fields, their order. */
@NullMarked
package dev.incidentledger.query.publicapi;

import org.jspecify.annotations.NullMarked;
