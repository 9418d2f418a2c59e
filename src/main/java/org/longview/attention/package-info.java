/** Sparsity patterns, attention under a pattern, and what a pattern loses. */
@NullMarked
package org.longview.attention;

import org.jspecify.annotations.NullMarked;
