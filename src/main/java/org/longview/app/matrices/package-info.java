/** The tab "Matrices": pattern and attention side by side. */
@NullMarked
package org.longview.app.matrices;

import org.jspecify.annotations.NullMarked;
