/** Whom to let download from us, as pure decisions: who comes first, how many, and for how long. */
@NullMarked
package org.starling.engine.session.choke;

import org.jspecify.annotations.NullMarked;
