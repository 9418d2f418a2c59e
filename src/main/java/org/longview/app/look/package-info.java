/** How the window looks: theme, type, motion, colours; and the dialog that chooses them. */
@NullMarked
package org.longview.app.look;

import org.jspecify.annotations.NullMarked;
