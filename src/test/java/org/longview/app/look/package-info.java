@NullMarked
package org.longview.app.look;

import org.jspecify.annotations.NullMarked;
