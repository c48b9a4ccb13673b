/** What the tabs show, as pure state. No toolkit. */
@NullMarked
package org.starling.ui.details.model;

import org.jspecify.annotations.NullMarked;
