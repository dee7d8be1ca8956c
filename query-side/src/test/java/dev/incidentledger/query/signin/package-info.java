@NullMarked
package dev.incidentledger.query.signin;

import org.jspecify.annotations.NullMarked;
