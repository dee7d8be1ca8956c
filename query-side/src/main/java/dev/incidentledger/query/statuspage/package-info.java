/** What does everybody see? The public pages, each a pure function of what is known and of the reader's language. */
@NullMarked
package dev.incidentledger.query.statuspage;

import org.jspecify.annotations.NullMarked;
