/** Explains an image by searching each decoder's latent space. */
@NullMarked
package org.tenfold.inference;

import org.jspecify.annotations.NullMarked;
