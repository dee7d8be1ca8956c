/** What an auditor needs to judge one incident: its events as they were stored, what was known at each of them, and the proofs. */
@NullMarked
package dev.incidentledger.query.evidence;

import org.jspecify.annotations.NullMarked;
