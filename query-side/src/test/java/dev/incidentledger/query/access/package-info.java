@NullMarked
package dev.incidentledger.query.access;

import org.jspecify.annotations.NullMarked;
