@NullMarked
package org.longview.app.arcs;

import org.jspecify.annotations.NullMarked;
