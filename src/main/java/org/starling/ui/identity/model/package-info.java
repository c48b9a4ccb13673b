/** Saving and restoring the own identity. No toolkit. */
@NullMarked
package org.starling.ui.identity.model;

import org.jspecify.annotations.NullMarked;
