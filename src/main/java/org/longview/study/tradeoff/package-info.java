/** The trade-off between memory and quality, measured for many settings of one text. */
@NullMarked
package org.longview.study.tradeoff;

import org.jspecify.annotations.NullMarked;
