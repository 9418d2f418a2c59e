@NullMarked
package org.longview.study.speed;

import org.jspecify.annotations.NullMarked;
