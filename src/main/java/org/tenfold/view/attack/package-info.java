/** Looking for the nearest picture with another answer. */
@NullMarked
package org.tenfold.view.attack;

import org.jspecify.annotations.NullMarked;
