/** What stood on which component, when and from whom: as it was published, and as it really was. */
@NullMarked
package dev.incidentledger.query.outages;

import org.jspecify.annotations.NullMarked;
