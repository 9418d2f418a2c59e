/** Pictures that change over time, as shapes at any moment of their course. */
@NullMarked
package org.longview.picture.moving;

import org.jspecify.annotations.NullMarked;
