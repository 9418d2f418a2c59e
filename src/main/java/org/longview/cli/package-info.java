/** The commands, without a display. */
@NullMarked
package org.longview.cli;

import org.jspecify.annotations.NullMarked;
