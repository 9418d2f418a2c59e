/** Figures and files: whole or not at all. */
@NullMarked
package org.longview.export;

import org.jspecify.annotations.NullMarked;
