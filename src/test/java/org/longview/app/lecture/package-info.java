@NullMarked
package org.longview.app.lecture;

import org.jspecify.annotations.NullMarked;
