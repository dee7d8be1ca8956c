@NullMarked
package dev.incidentledger.query.ready;

import org.jspecify.annotations.NullMarked;
