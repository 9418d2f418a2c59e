/** The memory budget: its controls, the cross-out picture and the table. */
@NullMarked
package org.longview.app.budget;

import org.jspecify.annotations.NullMarked;
