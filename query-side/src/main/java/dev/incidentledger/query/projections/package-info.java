/** For admins: how far each projection is, and making its tables anew or comparing them with the log. */
@NullMarked
package dev.incidentledger.query.projections;

import org.jspecify.annotations.NullMarked;
