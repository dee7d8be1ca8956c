/** What the parts of the command side share: how a rule says no. */
@NullMarked
package dev.incidentledger.command.platform;

import org.jspecify.annotations.NullMarked;
