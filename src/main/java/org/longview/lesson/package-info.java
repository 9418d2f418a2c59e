/** Lectures as data: read from text, with the state of the program and the numbers of each step. */
@NullMarked
package org.longview.lesson;

import org.jspecify.annotations.NullMarked;
