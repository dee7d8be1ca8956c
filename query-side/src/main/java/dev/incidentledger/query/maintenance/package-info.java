/** Which work is planned, under way or done, and how did each of them go? */
@NullMarked
package dev.incidentledger.query.maintenance;

import org.jspecify.annotations.NullMarked;
