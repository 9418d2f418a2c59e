package org.longview.session;

import org.longview.study.Settings;

/**
 * What a session file holds.
 *
 * @param settings the state of the program
 * @param sight where the eye rests
 */
public record SavedSession(Settings settings, Sight sight) {}
