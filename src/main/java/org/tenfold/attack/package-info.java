/** Looks for the nearest image with another answer. */
@NullMarked
package org.tenfold.attack;

import org.jspecify.annotations.NullMarked;
