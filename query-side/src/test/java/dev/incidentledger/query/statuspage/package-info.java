@NullMarked
package dev.incidentledger.query.statuspage;

import org.jspecify.annotations.NullMarked;
