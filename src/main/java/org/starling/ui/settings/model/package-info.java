/** What the pages of settings know, without a toolkit. */
@NullMarked
package org.starling.ui.settings.model;

import org.jspecify.annotations.NullMarked;
