@NullMarked
package dev.incidentledger.query.past;

import org.jspecify.annotations.NullMarked;
