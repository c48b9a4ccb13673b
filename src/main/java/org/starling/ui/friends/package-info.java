/** The friends' place in the window: who is there, invitations, requests, fingerprints. */
@NullMarked
package org.starling.ui.friends;

import org.jspecify.annotations.NullMarked;
