@NullMarked
package dev.incidentledger.query.maintenance;

import org.jspecify.annotations.NullMarked;
