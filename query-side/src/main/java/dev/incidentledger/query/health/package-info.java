/**
 * What incidents, maintenances and component statuses amount to: pure functions, apart from every projection, because
 * the same ones serve the live tables and answers about the past.
 */
@NullMarked
package dev.incidentledger.query.health;

import org.jspecify.annotations.NullMarked;
