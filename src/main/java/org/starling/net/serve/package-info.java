/** Answers HTTP requests of other programs on this machine, and of nobody else. */
@NullMarked
package org.starling.net.serve;

import org.jspecify.annotations.NullMarked;
