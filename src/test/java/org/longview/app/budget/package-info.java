@NullMarked
package org.longview.app.budget;

import org.jspecify.annotations.NullMarked;
