/** Rules of the whole. */
@NullMarked
package org.longview;

import org.jspecify.annotations.NullMarked;
