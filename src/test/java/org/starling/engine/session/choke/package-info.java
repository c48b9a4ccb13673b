@NullMarked
package org.starling.engine.session.choke;

import org.jspecify.annotations.NullMarked;
