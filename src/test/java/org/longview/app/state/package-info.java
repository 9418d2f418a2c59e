@NullMarked
package org.longview.app.state;

import org.jspecify.annotations.NullMarked;
