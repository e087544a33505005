/** The same work without a screen. */
@NullMarked
package org.tenfold.cli;

import org.jspecify.annotations.NullMarked;
