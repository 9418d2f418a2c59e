/** The line at the bottom: what was computed, what is going on, and what is under the cursor. */
@NullMarked
package org.longview.app.status;

import org.jspecify.annotations.NullMarked;
