/** The canvas, its tools, and what the model sees of it. */
@NullMarked
package org.tenfold.view.drawing;

import org.jspecify.annotations.NullMarked;
