/** Countries of addresses, from a database that the user has on disk. */
@NullMarked
package org.starling.app.country;

import org.jspecify.annotations.NullMarked;
