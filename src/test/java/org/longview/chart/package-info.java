@NullMarked
package org.longview.chart;

import org.jspecify.annotations.NullMarked;
