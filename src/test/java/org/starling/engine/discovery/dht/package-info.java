@NullMarked
package org.starling.engine.discovery.dht;

import org.jspecify.annotations.NullMarked;
