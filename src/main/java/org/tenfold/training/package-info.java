/** Fits the networks and writes them with their provenance. */
@NullMarked
package org.tenfold.training;

import org.jspecify.annotations.NullMarked;
