/**
 * What answers of the query side need: the page's own name and zone, pages of lists, tags and caching, connections that stay
 * open, secrets in files, and waiting for what was written.
 */
@NullMarked
package dev.incidentledger.query.platform;

import org.jspecify.annotations.NullMarked;
