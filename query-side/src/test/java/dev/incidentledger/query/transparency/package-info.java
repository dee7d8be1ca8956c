@NullMarked
package dev.incidentledger.query.transparency;

import org.jspecify.annotations.NullMarked;
