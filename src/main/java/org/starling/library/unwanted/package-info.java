/** Files that nobody wants to download, by the patterns of their names. */
@NullMarked
package org.starling.library.unwanted;

import org.jspecify.annotations.NullMarked;
