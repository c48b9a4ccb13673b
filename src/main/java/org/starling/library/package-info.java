/** The user's torrents: the list that is never lost, their settings and states, and every command on them. */
@NullMarked
package org.starling.library;

import org.jspecify.annotations.NullMarked;
