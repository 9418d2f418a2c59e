@NullMarked
package org.longview.app.study;

import org.jspecify.annotations.NullMarked;
