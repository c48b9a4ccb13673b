@NullMarked
package org.starling.overlay.service;

import org.jspecify.annotations.NullMarked;
