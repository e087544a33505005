/** What all regions share: pictures to the pixel, their colours, numbers as text. */
@NullMarked
package org.tenfold.view.parts;

import org.jspecify.annotations.NullMarked;
