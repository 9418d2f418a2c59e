/** Matrices to pixels, without JavaFX. */
@NullMarked
package org.longview.picture;

import org.jspecify.annotations.NullMarked;
