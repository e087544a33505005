/** Numbers for the table and the curve. */
@NullMarked
package org.tenfold.evaluation;

import org.jspecify.annotations.NullMarked;
