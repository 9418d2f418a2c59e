@NullMarked
package org.longview.app.spectrum;

import org.jspecify.annotations.NullMarked;
