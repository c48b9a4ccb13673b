/** Friends: mutual, invited by a link, found again wherever they are, and told what is meant for friends alone. */
@NullMarked
package org.starling.social.friends;

import org.jspecify.annotations.NullMarked;
