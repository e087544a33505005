/** What the person at the window likes, in a dialog. */
@NullMarked
package org.tenfold.view.preferences;

import org.jspecify.annotations.NullMarked;
