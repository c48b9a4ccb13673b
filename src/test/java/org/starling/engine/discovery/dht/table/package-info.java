@NullMarked
package org.starling.engine.discovery.dht.table;

import org.jspecify.annotations.NullMarked;
