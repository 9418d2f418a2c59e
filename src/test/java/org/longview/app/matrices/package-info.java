@NullMarked
package org.longview.app.matrices;

import org.jspecify.annotations.NullMarked;
