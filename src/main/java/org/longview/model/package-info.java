/** The encoder: its weights, its forward pass, and tensors brought by the user. */
@NullMarked
package org.longview.model;

import org.jspecify.annotations.NullMarked;
