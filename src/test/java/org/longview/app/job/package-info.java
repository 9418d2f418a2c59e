@NullMarked
package org.longview.app.job;

import org.jspecify.annotations.NullMarked;
