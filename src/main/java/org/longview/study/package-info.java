/** What is asked of a text and a model: settings in, measured views out. */
@NullMarked
package org.longview.study;

import org.jspecify.annotations.NullMarked;
