/** What is typed about limits, without a toolkit. */
@NullMarked
package org.starling.ui.limits.model;

import org.jspecify.annotations.NullMarked;
