@NullMarked
package org.starling.engine.discovery.udp;

import org.jspecify.annotations.NullMarked;
