/**
 * What both sides answer alike over HTTP: every error as a problem, callers by their bearer token, request bodies read
 * strictly.
 */
@NullMarked
package dev.incidentledger.http;

import org.jspecify.annotations.NullMarked;
