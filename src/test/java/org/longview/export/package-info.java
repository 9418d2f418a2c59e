/** Figures and files. */
@NullMarked
package org.longview.export;

import org.jspecify.annotations.NullMarked;
