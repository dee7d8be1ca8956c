@NullMarked
package dev.incidentledger.log.export;

import org.jspecify.annotations.NullMarked;
