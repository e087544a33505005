/** The trained things and the one question they answer. */
@NullMarked
package org.tenfold.model;

import org.jspecify.annotations.NullMarked;
