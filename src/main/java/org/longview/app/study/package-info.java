/**
 * What the window asks of the study: tokens, attention and quality, always for the settings of now.
 */
@NullMarked
package org.longview.app.study;

import org.jspecify.annotations.NullMarked;
