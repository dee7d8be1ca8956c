@NullMarked
package dev.incidentledger.query.outages;

import org.jspecify.annotations.NullMarked;
