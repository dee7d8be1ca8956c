@NullMarked
package dev.incidentledger.query.promises;

import org.jspecify.annotations.NullMarked;
