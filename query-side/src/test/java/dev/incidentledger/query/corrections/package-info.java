@NullMarked
package dev.incidentledger.query.corrections;

import org.jspecify.annotations.NullMarked;
