/** What the window shows of the file that its session is kept in. */
@NullMarked
package org.tenfold.view.keeping;

import org.jspecify.annotations.NullMarked;
