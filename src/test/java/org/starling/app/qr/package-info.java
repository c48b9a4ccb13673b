@NullMarked
package org.starling.app.qr;

import org.jspecify.annotations.NullMarked;
