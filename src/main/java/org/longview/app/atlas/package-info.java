/** The tab "Heads": small maps of all heads of all layers, and what each head does. */
@NullMarked
package org.longview.app.atlas;

import org.jspecify.annotations.NullMarked;
