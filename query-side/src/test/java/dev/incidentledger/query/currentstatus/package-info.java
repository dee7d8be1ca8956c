@NullMarked
package dev.incidentledger.query.currentstatus;

import org.jspecify.annotations.NullMarked;
