@NullMarked
package dev.incidentledger.query.evidence;

import org.jspecify.annotations.NullMarked;
