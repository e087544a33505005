/** What a picture is and where it comes from. */
@NullMarked
package org.tenfold.image;

import org.jspecify.annotations.NullMarked;
