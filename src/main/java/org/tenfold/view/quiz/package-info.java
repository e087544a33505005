/** Guess the original: a game with the pictures that fooled the contenders. */
@NullMarked
package org.tenfold.view.quiz;

import org.jspecify.annotations.NullMarked;
