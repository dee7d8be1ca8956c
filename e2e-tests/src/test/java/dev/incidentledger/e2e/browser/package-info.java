/** The public pages as people see them, in a real browser. */
@NullMarked
package dev.incidentledger.e2e.browser;

import org.jspecify.annotations.NullMarked;
