/** The commands, without a display: one class each. */
@NullMarked
package org.longview.cli;

import org.jspecify.annotations.NullMarked;
