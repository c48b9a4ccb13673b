@NullMarked
package org.starling.social.friends;

import org.jspecify.annotations.NullMarked;
