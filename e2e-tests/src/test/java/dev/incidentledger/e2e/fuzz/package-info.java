/**
 * A drill of hostile requests. {@code ContractDocument} names the operations, {@code ValidRequests} makes a right request for
 * each, a {@code Mutation} spoils it, {@code Exchange} sends its bytes, {@code AnswerRules} judge what comes back.
 */
@NullMarked
package dev.incidentledger.e2e.fuzz;

import org.jspecify.annotations.NullMarked;
