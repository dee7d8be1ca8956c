/**
 * Decides which access tokens there are.
 *
 * <pre>
 *  IssueToken ──▶ issued ──RevokeToken──▶ revoked ──EraseOwner──▶ erased (final)
 * </pre>
 *
 * A token that expires stays issued: its expiry is checked by whoever verifies it.
 */
@NullMarked
package dev.incidentledger.command.access;

import org.jspecify.annotations.NullMarked;
