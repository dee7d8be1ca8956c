@NullMarked
package dev.incidentledger.query.platform;

import org.jspecify.annotations.NullMarked;
