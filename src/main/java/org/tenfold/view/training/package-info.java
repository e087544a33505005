@NullMarked
package org.tenfold.view.training;

import org.jspecify.annotations.NullMarked;
