@NullMarked
package org.longview.app.ribbon;

import org.jspecify.annotations.NullMarked;
