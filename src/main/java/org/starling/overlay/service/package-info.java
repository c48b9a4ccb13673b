/** The overlay as a whole: links of both kinds behind one door, and the features that talk over them. */
@NullMarked
package org.starling.overlay.service;

import org.jspecify.annotations.NullMarked;
