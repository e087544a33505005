/** Wires the rooms by hand: the entry point and the application, no container. */
@NullMarked
package org.tenfold;

import org.jspecify.annotations.NullMarked;
