@NullMarked
package dev.incidentledger.query.live;

import org.jspecify.annotations.NullMarked;
