/** The entry point: picks the window or a command. */
@NullMarked
package org.longview;

import org.jspecify.annotations.NullMarked;
