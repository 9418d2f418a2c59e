/** Matrices to pixels, exactly. */
@NullMarked
package org.longview.picture;

import org.jspecify.annotations.NullMarked;
