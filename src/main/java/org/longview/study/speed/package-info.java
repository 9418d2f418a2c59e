/** How long attention takes and how much memory, measured on the machine at hand. */
@NullMarked
package org.longview.study.speed;

import org.jspecify.annotations.NullMarked;
