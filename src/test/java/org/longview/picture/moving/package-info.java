/** Pictures that change over time, as numbers. */
@NullMarked
package org.longview.picture.moving;

import org.jspecify.annotations.NullMarked;
