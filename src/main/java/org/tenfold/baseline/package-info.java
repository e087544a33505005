/** The classifiers we compare with. */
@NullMarked
package org.tenfold.baseline;

import org.jspecify.annotations.NullMarked;
