@NullMarked
package dev.incidentledger.query.uptime;

import org.jspecify.annotations.NullMarked;
