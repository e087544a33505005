/** What the window knows and can do: properties, no nodes. */
@NullMarked
package org.tenfold.session;

import org.jspecify.annotations.NullMarked;
