/** Clocked comparisons: each pairs the product with a rival in one run, because only the ratio travels. */
@NullMarked
package dev.incidentledger.benchmarks;

import org.jspecify.annotations.NullMarked;
