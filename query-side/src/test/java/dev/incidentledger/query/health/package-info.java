@NullMarked
package dev.incidentledger.query.health;

import org.jspecify.annotations.NullMarked;
