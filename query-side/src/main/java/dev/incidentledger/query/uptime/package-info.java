/** For how much of a period was a component up, by which rule? */
@NullMarked
package dev.incidentledger.query.uptime;

import org.jspecify.annotations.NullMarked;
