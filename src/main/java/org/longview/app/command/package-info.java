/** Commands: what can be done from menus and by keys, said once for both and for the help. */
@NullMarked
package org.longview.app.command;

import org.jspecify.annotations.NullMarked;
