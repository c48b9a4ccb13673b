/** What is typed about categories, without a toolkit. */
@NullMarked
package org.starling.ui.labels.model;

import org.jspecify.annotations.NullMarked;
