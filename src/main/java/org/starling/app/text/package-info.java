/** Words and numbers for people: the texts of the bundle, sizes, rates and times. */
@NullMarked
package org.starling.app.text;

import org.jspecify.annotations.NullMarked;
