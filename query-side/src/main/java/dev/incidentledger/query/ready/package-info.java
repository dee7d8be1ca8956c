/** What the public reads: rendered once for each change, kept as bytes, and served without asking the database anything. */
@NullMarked
package dev.incidentledger.query.ready;

import org.jspecify.annotations.NullMarked;
