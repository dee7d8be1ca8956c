@NullMarked
package dev.incidentledger.query.audit;

import org.jspecify.annotations.NullMarked;
