/** Tests that bt's bindings are what the documentation says. */
@NullMarked
package org.starling.engine.bt.bindings;

import org.jspecify.annotations.NullMarked;
