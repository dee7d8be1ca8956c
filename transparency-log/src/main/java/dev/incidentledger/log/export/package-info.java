/**
 * The whole log in one file, to be checked by somebody who has nothing else: no network, no database, no trust in whoever made it.
 *
 * <p>The file is a zip of {@code README.txt}, {@code checkpoint.txt}, {@code keys.txt}, {@code checkpoints.ndjson},
 * {@code events.ndjson} and a file for each read model, in this order and with nothing between them.
 */
@NullMarked
package dev.incidentledger.log.export;

import org.jspecify.annotations.NullMarked;
