@NullMarked
package dev.incidentledger.query.language;

import org.jspecify.annotations.NullMarked;
