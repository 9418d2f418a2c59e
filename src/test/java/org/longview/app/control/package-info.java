@NullMarked
package org.longview.app.control;

import org.jspecify.annotations.NullMarked;
