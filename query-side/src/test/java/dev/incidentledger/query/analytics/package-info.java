@NullMarked
package dev.incidentledger.query.analytics;

import org.jspecify.annotations.NullMarked;
