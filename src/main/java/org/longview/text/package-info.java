/** Documents, and the tokens that a model reads in them. */
@NullMarked
package org.longview.text;

import org.jspecify.annotations.NullMarked;
