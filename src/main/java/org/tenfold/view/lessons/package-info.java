/** The lesson bar over the workbench, and what a lesson does to the window. */
@NullMarked
package org.tenfold.view.lessons;

import org.jspecify.annotations.NullMarked;
