/** How do we say it? All phrases, times and durations, in every language that readers can be given. */
@NullMarked
package dev.incidentledger.query.language;

import org.jspecify.annotations.NullMarked;
