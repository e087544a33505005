/** The search for the latents, played step by step. */
@NullMarked
package org.tenfold.view.replay;

import org.jspecify.annotations.NullMarked;
