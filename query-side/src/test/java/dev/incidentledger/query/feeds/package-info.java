@NullMarked
package dev.incidentledger.query.feeds;

import org.jspecify.annotations.NullMarked;
