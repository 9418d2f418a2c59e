@NullMarked
package org.longview.app.chart;

import org.jspecify.annotations.NullMarked;
