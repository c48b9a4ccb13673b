@NullMarked
package org.starling.engine.discovery.dht.krpc;

import org.jspecify.annotations.NullMarked;
