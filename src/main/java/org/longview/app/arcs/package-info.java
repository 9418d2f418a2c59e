/** The tab "Arcs": tokens joined by curves. */
@NullMarked
package org.longview.app.arcs;

import org.jspecify.annotations.NullMarked;
