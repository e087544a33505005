/** Three quiet hints for a first start. */
@NullMarked
package org.tenfold.view.hints;

import org.jspecify.annotations.NullMarked;
