@NullMarked
package org.longview.app.atlas;

import org.jspecify.annotations.NullMarked;
