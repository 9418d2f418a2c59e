/** Reading documents of every supported kind: their text, and where headings and pages begin. */
@NullMarked
package org.longview.text.document;

import org.jspecify.annotations.NullMarked;
