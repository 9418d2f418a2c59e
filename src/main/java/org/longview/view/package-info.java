/** What views show, made from settings alone: for the window and for commands alike. */
@NullMarked
package org.longview.view;

import org.jspecify.annotations.NullMarked;
