/** What is kept of a session: plain records, their file, and the repeat of what they say. */
@NullMarked
package org.tenfold.keeping;

import org.jspecify.annotations.NullMarked;
