/** An attack by hand: the picture under the brush, what it costs, what the victim says. */
@NullMarked
package org.tenfold.view.paint;

import org.jspecify.annotations.NullMarked;
