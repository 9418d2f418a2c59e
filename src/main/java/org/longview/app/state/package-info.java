/** What the window's panels share: the settings with their history, notices, and the theme. */
@NullMarked
package org.longview.app.state;

import org.jspecify.annotations.NullMarked;
