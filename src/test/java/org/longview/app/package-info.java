@NullMarked
package org.longview.app;

import org.jspecify.annotations.NullMarked;
