@NullMarked
package dev.incidentledger.query.stream;

import org.jspecify.annotations.NullMarked;
