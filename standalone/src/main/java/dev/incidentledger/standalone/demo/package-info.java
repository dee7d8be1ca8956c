/** A sample history, told to the product through its own public API. */
@NullMarked
package dev.incidentledger.standalone.demo;

import org.jspecify.annotations.NullMarked;
