/** Work that must not hold up the window. */
@NullMarked
package org.longview.app.job;

import org.jspecify.annotations.NullMarked;
