/** The tokens that a model reads in a text. */
@NullMarked
package org.longview.text;

import org.jspecify.annotations.NullMarked;
