/**
 * What {@code ledger doctor} looks at: the database by plain SQL that changes nothing, the data folder, and the product over HTTP.
 * Each check answers with findings, and works while the others cannot.
 */
@NullMarked
package dev.incidentledger.standalone.doctor;

import org.jspecify.annotations.NullMarked;
