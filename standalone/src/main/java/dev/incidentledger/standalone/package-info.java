/** Both sides in one process, over a database that it brings along: composition and nothing else. */
@NullMarked
package dev.incidentledger.standalone;

import org.jspecify.annotations.NullMarked;
