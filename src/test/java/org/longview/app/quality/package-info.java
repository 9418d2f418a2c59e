@NullMarked
package org.longview.app.quality;

import org.jspecify.annotations.NullMarked;
