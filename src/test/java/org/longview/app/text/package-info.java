@NullMarked
package org.longview.app.text;

import org.jspecify.annotations.NullMarked;
