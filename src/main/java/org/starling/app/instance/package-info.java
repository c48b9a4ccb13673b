/** One instance for each state folder: the lock, and the socket by which further calls hand over their command. */
@NullMarked
package org.starling.app.instance;

import org.jspecify.annotations.NullMarked;
