/**
 * Answers how things stand now: the page's status, its open incidents, maintenances under way and to come, the list of
 * all incidents, components and groups.
 *
 * <p>A row of an incident follows from that incident's events alone, and from which components are internal; a
 * component's health follows from the claims that stand on it and is never kept.
 */
@NullMarked
package dev.incidentledger.query.currentstatus;

import org.jspecify.annotations.NullMarked;
