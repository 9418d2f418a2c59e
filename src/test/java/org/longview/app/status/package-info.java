@NullMarked
package org.longview.app.status;

import org.jspecify.annotations.NullMarked;
