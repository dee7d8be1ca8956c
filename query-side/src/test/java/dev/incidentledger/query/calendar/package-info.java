@NullMarked
package dev.incidentledger.query.calendar;

import org.jspecify.annotations.NullMarked;
