@NullMarked
package dev.incidentledger.query.timeline;

import org.jspecify.annotations.NullMarked;
