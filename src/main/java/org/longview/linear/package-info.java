/** Float matrices and the kernels on them: products, softmax, layer norm, GELU, attention. */
@NullMarked
package org.longview.linear;

import org.jspecify.annotations.NullMarked;
