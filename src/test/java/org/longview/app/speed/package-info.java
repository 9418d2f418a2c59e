@NullMarked
package org.longview.app.speed;

import org.jspecify.annotations.NullMarked;
