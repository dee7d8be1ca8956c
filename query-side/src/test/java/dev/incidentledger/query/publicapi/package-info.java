@NullMarked
package dev.incidentledger.query.publicapi;

import org.jspecify.annotations.NullMarked;
