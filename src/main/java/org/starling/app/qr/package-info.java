/** QR codes as text, PNG and SVG: what they look like; how they are encoded is a library's business. */
@NullMarked
package org.starling.app.qr;

import org.jspecify.annotations.NullMarked;
