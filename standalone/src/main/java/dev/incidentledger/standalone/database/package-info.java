/**
 * The PostgreSQL server that the standalone brings along. One folder holds all of it:
 *
 * <pre>
 * incident-ledger.lock      held by the process that uses the folder, and the mark that the folder is ours
 * cluster/                  what PostgreSQL stores; appears complete or not at all
 * postgres.password         of the role "ledger"
 * postgres-owner.password   of the role "ledger_owner"
 * postgres-analyst.password of the role "ledger_analyst"
 * postgres.log              what the server and its tools say
 * binaries-[hash]/          the programs, unpacked from the class path
 * </pre>
 */
@NullMarked
package dev.incidentledger.standalone.database;

import org.jspecify.annotations.NullMarked;
