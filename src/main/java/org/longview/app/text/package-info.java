/** The text: typed, opened or an example, and how much of it is used. */
@NullMarked
package org.longview.app.text;

import org.jspecify.annotations.NullMarked;
