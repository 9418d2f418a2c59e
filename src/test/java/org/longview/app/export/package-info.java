@NullMarked
package org.longview.app.export;

import org.jspecify.annotations.NullMarked;
