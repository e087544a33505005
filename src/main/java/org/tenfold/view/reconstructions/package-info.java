/** The ten explanations and the robustness ruler. */
@NullMarked
package org.tenfold.view.reconstructions;

import org.jspecify.annotations.NullMarked;
