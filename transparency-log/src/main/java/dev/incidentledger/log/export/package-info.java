/**
 * The whole log in one file, to be checked by somebody who has nothing else: no network, no database, no trust in whoever made it.
 *
 * <p>The file is a zip of {@code events.ndjson}, {@code checkpoints.ndjson}, {@code checkpoint.txt}, {@code keys.txt} and
 * {@code README.txt}.
 */
@NullMarked
package dev.incidentledger.log.export;

import org.jspecify.annotations.NullMarked;
