/** Opening the listening port on the router: PCP (RFC 6887), NAT-PMP (RFC 6886) and UPnP IGD. */
@NullMarked
package org.starling.engine.discovery.portmap;

import org.jspecify.annotations.NullMarked;
