/** JSON as plain maps and lists, streamed: for the hand-over and for --json, without reflection. */
@NullMarked
package org.starling.app.json;

import org.jspecify.annotations.NullMarked;
