/** Help: the words on screen, all keys, and what the program is. */
@NullMarked
package org.longview.app.help;

import org.jspecify.annotations.NullMarked;
