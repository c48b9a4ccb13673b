/** Announcing to trackers: when and to which one (BEP 3, 12), and how over HTTP (BEP 3, 7, 23). */
@NullMarked
package org.starling.engine.discovery.tracker;

import org.jspecify.annotations.NullMarked;
