@NullMarked
package dev.incidentledger.query.report;

import org.jspecify.annotations.NullMarked;
