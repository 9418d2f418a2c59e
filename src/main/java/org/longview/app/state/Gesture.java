package org.longview.app.state;

/**
 * One act of the user, from the press of a button to its release, or a burst of keystrokes. All its
 * changes are undone in one step. Compared by identity.
 */
public final class Gesture {}
