/** All contenders beside each other: their verdicts, attacks on each of them, pictures that fool them. */
@NullMarked
package org.tenfold.view.compare;

import org.jspecify.annotations.NullMarked;
