/**
 * One torrent among its peers: what to ask of whom, what to give, and what is verified. Runs on the event loop
 * only.
 */
@NullMarked
package org.starling.engine.session;

import org.jspecify.annotations.NullMarked;
