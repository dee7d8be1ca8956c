@NullMarked
package dev.incidentledger.query;

import org.jspecify.annotations.NullMarked;
