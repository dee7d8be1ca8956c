/**
 * Decides which components and groups there are, and what they are called.
 *
 * <pre>
 *  RegisterComponent ──▶ live ◀──┐            RegisterGroup ──▶ live ◀──┐
 *                         │ │    │ Revise...                     │ │    │ ReviseGroup
 *                         │ └────┘                               │ └────┘
 *                         └─RetireComponent──▶ retired (final)   └─RetireGroup, once empty──▶ retired (final)
 * </pre>
 */
@NullMarked
package dev.incidentledger.command.catalogue;

import org.jspecify.annotations.NullMarked;
