/** All layers and heads, from which one is chosen. */
@NullMarked
package org.longview.app.heads;

import org.jspecify.annotations.NullMarked;
