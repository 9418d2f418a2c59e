@NullMarked
package org.longview.app.tradeoffs;

import org.jspecify.annotations.NullMarked;
