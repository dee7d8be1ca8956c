@NullMarked
package dev.incidentledger.query.badge;

import org.jspecify.annotations.NullMarked;
