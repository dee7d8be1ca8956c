/** What every answer of the query side needs: the page's own name and zone, pages of lists, and waiting for what was written. */
@NullMarked
package dev.incidentledger.query.platform;

import org.jspecify.annotations.NullMarked;
