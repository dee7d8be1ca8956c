/**
 * What the public reads: rendered once for each change, kept as bytes, and served without asking the database anything. It counts
 * its revisions, says on pages how old they are once it has to, and stands in for pages that are missing.
 */
@NullMarked
package dev.incidentledger.query.ready;

import org.jspecify.annotations.NullMarked;
