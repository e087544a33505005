/** Arithmetic on {@code float[]}: the JDK and nothing else. */
@NullMarked
package org.tenfold.math;

import org.jspecify.annotations.NullMarked;
