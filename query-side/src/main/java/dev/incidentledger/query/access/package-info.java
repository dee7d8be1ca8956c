/** Answers which access tokens there are and whose they are; never their secrets, nor what those hash to. */
@NullMarked
package dev.incidentledger.query.access;

import org.jspecify.annotations.NullMarked;
