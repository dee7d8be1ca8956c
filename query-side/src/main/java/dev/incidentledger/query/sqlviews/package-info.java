/** What analysts read by SQL, beyond what other read models hold already: the updates told, and their corrections. */
@NullMarked
package dev.incidentledger.query.sqlviews;

import org.jspecify.annotations.NullMarked;
