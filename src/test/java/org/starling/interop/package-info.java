/** Starling and other clients, each as a process of its own: every form of connection that they can agree on. */
@NullMarked
package org.starling.interop;

import org.jspecify.annotations.NullMarked;
