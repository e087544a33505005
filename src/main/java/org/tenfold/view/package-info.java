/** What the window shows; one folder per region. */
@NullMarked
package org.tenfold.view;

import org.jspecify.annotations.NullMarked;
