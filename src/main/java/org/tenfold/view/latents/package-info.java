/** The eight latents of a class, to be moved. */
@NullMarked
package org.tenfold.view.latents;

import org.jspecify.annotations.NullMarked;
