/** Numbers over many incidents, each with the size of its sample and how much was left out. */
@NullMarked
package dev.incidentledger.query.analytics;

import org.jspecify.annotations.NullMarked;
