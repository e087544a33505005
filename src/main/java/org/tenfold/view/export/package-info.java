/** What the window shows, as pictures for other programs. */
@NullMarked
package org.tenfold.view.export;

import org.jspecify.annotations.NullMarked;
