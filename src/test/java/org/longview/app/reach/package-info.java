@NullMarked
package org.longview.app.reach;

import org.jspecify.annotations.NullMarked;
