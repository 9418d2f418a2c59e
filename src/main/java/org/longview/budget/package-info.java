/** Memory as plain {@code long} arithmetic: formula, exact, bytes, what fits. */
@NullMarked
package org.longview.budget;

import org.jspecify.annotations.NullMarked;
