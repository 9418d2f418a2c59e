@NullMarked
package org.longview.view;

import org.jspecify.annotations.NullMarked;
