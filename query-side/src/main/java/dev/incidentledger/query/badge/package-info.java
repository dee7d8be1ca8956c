/** How things stand in a small picture for other people's pages, and in the JSON from which shields.io draws one. */
@NullMarked
package dev.incidentledger.query.badge;

import org.jspecify.annotations.NullMarked;
