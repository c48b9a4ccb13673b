/** All settings, with a search. */
@NullMarked
package org.starling.ui.settings;

import org.jspecify.annotations.NullMarked;
