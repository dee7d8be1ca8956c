/** Lets people read with a browser what needs an access token: how they sign in, are known again, and sign out. */
@NullMarked
package dev.incidentledger.query.signin;

import org.jspecify.annotations.NullMarked;
